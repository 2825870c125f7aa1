using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a to the power b.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Pow(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Pow;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy.mul(b.mul(a.pow(b.sub(1)))), () =>
            dy.mul(Tensor.Choose(a.greater(0), y.mul(a.log()), a.zerosLike())));
}
