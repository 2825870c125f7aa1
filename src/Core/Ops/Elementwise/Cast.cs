using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>The same values in another type: toward zero to int32, ≠ 0 to bool.</summary>
/// <param name="From">The input's type.</param>
/// <param name="To">The result's type.</param>
public readonly record struct Cast(DType From, DType To) : IUnary
{
    Opcode IUnary.Code => To == DType.float32 ? Opcode.ToFloat : To == DType.int32 ? Opcode.ToInt : Opcode.ToBool;

    bool IUnary.Integer => From != DType.float32;

    DType IUnary.Result(DType x) => To;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.cast(From);
}
