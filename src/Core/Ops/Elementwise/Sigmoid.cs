using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>1 / (1 + e⁻ˣ).</summary>
public readonly record struct Sigmoid : IUnary
{
    Opcode IUnary.Code => Opcode.Sigmoid;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => Tensor.Apply(new SigmoidGradient(), dy, y);
}
