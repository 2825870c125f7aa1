using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The inverse hyperbolic tangent.</summary>
public readonly record struct Atanh : IUnary
{
    Opcode IUnary.Code => Opcode.Atanh;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.square().neg().add(1));
}
