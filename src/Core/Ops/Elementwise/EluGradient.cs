using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The gradient a of an elu times its slope where its value is b: a, or a·(b + 1) below 0.</summary>
public readonly record struct EluGradient : IBinary
{
    Opcode IBinary.Code => Opcode.EluGradient;

    bool IBinary.Integer => false;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => Tensor.Apply(new EluGradient(), dy, b), () => Tensor.Choose(b.less(0), dy.mul(a), 0));
}
