using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>a modulo b, with the sign of b.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Mod(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Mod;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy, () => dy.mul(a.div(b).floor()).neg());
}
