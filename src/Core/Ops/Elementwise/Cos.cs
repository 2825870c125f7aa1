using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The cosine of x radians.</summary>
public readonly record struct Cos : IUnary
{
    Opcode IUnary.Code => Opcode.Cos;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.mul(x.sin()).neg();
}
