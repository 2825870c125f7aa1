using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The ceiling.</summary>
public readonly record struct Ceil : IUnary
{
    Opcode IUnary.Code => Opcode.Ceil;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
