using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The error function.</summary>
public readonly record struct Erf : IUnary
{
    Opcode IUnary.Code => Opcode.Erf;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.square().neg().exp().mul(2 / Math.Sqrt(Math.PI)));
}
