using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The inverse hyperbolic sine.</summary>
public readonly record struct Asinh : IUnary
{
    Opcode IUnary.Code => Opcode.Asinh;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.square().add(1).sqrt());
}
