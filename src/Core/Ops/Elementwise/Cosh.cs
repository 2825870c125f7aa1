using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The hyperbolic cosine.</summary>
public readonly record struct Cosh : IUnary
{
    Opcode IUnary.Code => Opcode.Cosh;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.sinh());
}
