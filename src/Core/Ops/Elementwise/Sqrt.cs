using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>√x.</summary>
public readonly record struct Sqrt : IUnary
{
    Opcode IUnary.Code => Opcode.Sqrt;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(y.mul(2));
}
