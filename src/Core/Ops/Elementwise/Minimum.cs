using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The smaller of a and b; equals pass the gradient to a.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Minimum(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Minimum;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy.mul(a.lessEqual(b).cast(DType.float32)), () => dy.mul(a.greater(b).cast(DType.float32)));
}
