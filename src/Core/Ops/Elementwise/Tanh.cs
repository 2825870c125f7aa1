using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The hyperbolic tangent.</summary>
public readonly record struct Tanh : IUnary
{
    Opcode IUnary.Code => Opcode.Tanh;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => Tensor.Apply(new TanhGradient(), dy, y);
}
