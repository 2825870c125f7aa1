using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The sine of x radians.</summary>
public readonly record struct Sin : IUnary
{
    Opcode IUnary.Code => Opcode.Sin;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.cos());
}
