using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>Whether x is NaN.</summary>
public readonly record struct IsNaN : IUnary
{
    Opcode IUnary.Code => Opcode.IsNaN;

    DType IUnary.Result(DType x) => DType.@bool;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
