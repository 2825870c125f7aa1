using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The nearest whole number, halves to even.</summary>
public readonly record struct Round : IUnary
{
    Opcode IUnary.Code => Opcode.Round;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
