using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The gradient a of a sigmoid times its slope where its value is b: a·b·(1 − b).</summary>
public readonly record struct SigmoidGradient : IBinary
{
    Opcode IBinary.Code => Opcode.SigmoidGradient;

    bool IBinary.Integer => false;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => Tensor.Apply(new SigmoidGradient(), dy, b), () => dy.mul(a).mul(b.mul(-2).add(1)));
}
