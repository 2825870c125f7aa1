using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>Whether x is ±∞.</summary>
public readonly record struct IsInf : IUnary
{
    Opcode IUnary.Code => Opcode.IsInf;

    DType IUnary.Result(DType x) => DType.@bool;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
