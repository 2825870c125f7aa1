using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>1/x.</summary>
public readonly record struct Reciprocal : IUnary
{
    Opcode IUnary.Code => Opcode.Reciprocal;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(y.square()).neg();
}
