using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>ln(1 + eˣ).</summary>
public readonly record struct Softplus : IUnary
{
    Opcode IUnary.Code => Opcode.Softplus;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.sigmoid());
}
