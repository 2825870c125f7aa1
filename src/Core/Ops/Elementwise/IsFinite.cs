using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>Whether x is neither NaN nor ±∞.</summary>
public readonly record struct IsFinite : IUnary
{
    Opcode IUnary.Code => Opcode.IsFinite;

    DType IUnary.Result(DType x) => DType.@bool;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
