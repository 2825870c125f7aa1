using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>eˣ.</summary>
public readonly record struct Exp : IUnary
{
    Opcode IUnary.Code => Opcode.Exp;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(y);
}
