using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The sign of x: −1, 0 or 1.</summary>
/// <param name="Integer">Whether x is int32.</param>
public readonly record struct Sign(bool Integer) : IUnary
{
    Opcode IUnary.Code => Opcode.Sign;

    bool IUnary.Integer => Integer;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => null;
}
