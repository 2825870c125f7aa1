using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The arc tangent.</summary>
public readonly record struct Atan : IUnary
{
    Opcode IUnary.Code => Opcode.Atan;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.square().add(1));
}
