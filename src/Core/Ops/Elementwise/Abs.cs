using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>|x|; the slope at 0 is taken as −1, as TensorFlow.js does.</summary>
/// <param name="Integer">Whether x is int32.</param>
public readonly record struct Abs(bool Integer) : IUnary
{
    Opcode IUnary.Code => Opcode.Abs;

    bool IUnary.Integer => Integer;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.step(-1));
}
