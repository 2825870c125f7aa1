using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>x if x ≥ 0, else eˣ − 1.</summary>
public readonly record struct Elu : IUnary
{
    Opcode IUnary.Code => Opcode.Elu;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => Tensor.Apply(new EluGradient(), dy, y);
}
