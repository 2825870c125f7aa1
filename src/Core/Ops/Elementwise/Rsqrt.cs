using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>1/√x.</summary>
public readonly record struct Rsqrt : IUnary
{
    Opcode IUnary.Code => Opcode.Rsqrt;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(y.mul(y.square())).mul(-0.5);
}
