using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>ln(1 + x).</summary>
public readonly record struct Log1p : IUnary
{
    Opcode IUnary.Code => Opcode.Log1p;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.add(1));
}
