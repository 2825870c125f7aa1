using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The floor.</summary>
public readonly record struct Floor : IUnary
{
    Opcode IUnary.Code => Opcode.Floor;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
