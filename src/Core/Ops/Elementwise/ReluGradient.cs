using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The gradient a of a relu times its slope where its value is b: a, or 0·a at 0; NaN of NaN.</summary>
public readonly record struct ReluGradient : IBinary
{
    Opcode IBinary.Code => Opcode.ReluGradient;

    bool IBinary.Integer => false;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => Tensor.Apply(new ReluGradient(), dy, b), null);
}
