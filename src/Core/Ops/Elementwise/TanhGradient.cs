using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The gradient a of a tanh times its slope where its value is b: a·(1 − b²).</summary>
public readonly record struct TanhGradient : IBinary
{
    Opcode IBinary.Code => Opcode.TanhGradient;

    bool IBinary.Integer => false;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => Tensor.Apply(new TanhGradient(), dy, b), () => dy.mul(a).mul(b).mul(-2));
}
