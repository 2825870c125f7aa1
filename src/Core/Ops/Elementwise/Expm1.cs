using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>eˣ − 1.</summary>
public readonly record struct Expm1 : IUnary
{
    Opcode IUnary.Code => Opcode.Expm1;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(y.add(1));
}
