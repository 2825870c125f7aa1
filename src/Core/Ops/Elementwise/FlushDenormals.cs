using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>x, or 0 if |x| &lt; 2⁻¹²⁶, less than the smallest normal number.</summary>
public readonly record struct FlushDenormals : IUnary
{
    Opcode IUnary.Code => Opcode.FlushDenormals;

    Tensor IUnary.Slope(Tensor dy, Tensor x, Tensor y) => dy;
}
