using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a &gt; b.</summary>
/// <param name="Integer">Whether a and b are int32 or truth values.</param>
public readonly record struct Greater(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Greater;

    DType IBinary.Result(DType operands) => DType.@bool;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) => (null, null);
}
