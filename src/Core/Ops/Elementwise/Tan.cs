using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The tangent of x radians.</summary>
public readonly record struct Tan : IUnary
{
    Opcode IUnary.Code => Opcode.Tan;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(y.square().add(1));
}
