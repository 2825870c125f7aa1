using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The arc sine.</summary>
public readonly record struct Asin : IUnary
{
    Opcode IUnary.Code => Opcode.Asin;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.square().neg().add(1).sqrt());
}
