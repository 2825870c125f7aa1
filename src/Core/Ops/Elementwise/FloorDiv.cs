using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The floor of a / b.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct FloorDiv(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.FloorDiv;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (null, null);
}
