using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The inverse hyperbolic cosine.</summary>
public readonly record struct Acosh : IUnary
{
    Opcode IUnary.Code => Opcode.Acosh;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.square().sub(1).sqrt());
}
