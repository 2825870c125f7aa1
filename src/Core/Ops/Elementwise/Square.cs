using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>x².</summary>
/// <param name="Integer">Whether x is int32.</param>
public readonly record struct Square(bool Integer) : IUnary
{
    Opcode IUnary.Code => Opcode.Square;

    bool IUnary.Integer => Integer;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.mul(2));
}
