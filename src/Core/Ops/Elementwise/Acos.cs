using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The arc cosine.</summary>
public readonly record struct Acos : IUnary
{
    Opcode IUnary.Code => Opcode.Acos;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x.square().neg().add(1).sqrt()).neg();
}
