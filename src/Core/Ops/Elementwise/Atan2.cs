using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The angle of the point (b, a), radians.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Atan2(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Atan2;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy.mul(b.div(a.square().add(b.square()))), () => dy.mul(a.div(a.square().add(b.square()))).neg());
}
