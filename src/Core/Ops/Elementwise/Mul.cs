using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a · b.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Mul(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Mul;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy.mul(b), () => dy.mul(a));
}
