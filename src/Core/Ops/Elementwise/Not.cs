using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The other truth value.</summary>
public readonly record struct Not : IUnary
{
    Opcode IUnary.Code => Opcode.Not;

    bool IUnary.Integer => true;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
