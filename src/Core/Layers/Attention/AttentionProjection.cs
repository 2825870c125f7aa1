using Strata.Ops.Linear;

namespace Strata.Layers.Attention;

/// <summary>A dense layer within attention.</summary>
internal sealed record AttentionProjection(string Equation, LayerVariable Kernel, LayerVariable? Bias)
{
    internal Tensor Of(Tensor x)
    {
        var y = Einsum.Of(Equation, [x, Kernel.read()]);
        return Bias is null ? y : y.add(Bias.read());
    }
}
