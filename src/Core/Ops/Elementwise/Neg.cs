using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>−x.</summary>
/// <param name="Integer">Whether x is int32.</param>
public readonly record struct Neg(bool Integer) : IUnary
{
    Opcode IUnary.Code => Opcode.Neg;

    bool IUnary.Integer => Integer;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.neg();
}
