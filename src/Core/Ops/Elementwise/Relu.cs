using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>max(x, 0); the slope at 0 is 0.</summary>
public readonly record struct Relu : IUnary
{
    Opcode IUnary.Code => Opcode.Relu;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => Tensor.Apply(new ReluGradient(), dy, y);
}
