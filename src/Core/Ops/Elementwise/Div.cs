using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a / b; of int32 the floor of the quotient.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Div(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Div;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy.div(b), () => dy.mul(a).div(b.square()).neg());
}
