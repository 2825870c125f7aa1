using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a ≠ b.</summary>
/// <param name="Integer">Whether a and b are int32 or truth values.</param>
public readonly record struct NotEqual(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.NotEqual;

    DType IBinary.Result(DType operands) => DType.@bool;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) => (null, null);
}
