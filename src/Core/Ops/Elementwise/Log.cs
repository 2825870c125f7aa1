using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>ln x.</summary>
public readonly record struct Log : IUnary
{
    Opcode IUnary.Code => Opcode.Log;

    Tensor? IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy.div(x);
}
