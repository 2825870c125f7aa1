using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a + b.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Add(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Add;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy, () => dy);
}
