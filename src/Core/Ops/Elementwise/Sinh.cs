using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The hyperbolic sine.</summary>
public readonly record struct Sinh : IUnary
{
    Opcode IUnary.Code => Opcode.Sinh;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.cosh());
}
