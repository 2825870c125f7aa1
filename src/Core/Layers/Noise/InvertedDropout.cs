using Strata.Ops;
using Strata.Tensors;

namespace Strata.Layers.Noise;

/// <summary>A random part set to 0 and the rest scaled up, so that the mean stays (Srivastava et al., 2014).</summary>
internal static class InvertedDropout
{
    /// <summary>x with some of it dropped; x itself where the rate is not within 0 and 1.</summary>
    /// <param name="x">What is dropped from.</param>
    /// <param name="rate">The part that is dropped.</param>
    /// <param name="choices">The dimensions of the random choices, broadcast to x.</param>
    /// <param name="seed">The key, if the user gave one.</param>
    /// <param name="calls">Counts the eager calls of one user of a seed.</param>
    internal static Tensor Of(Tensor x, double rate, Dims choices, int? seed, ref int calls)
    {
        if (rate is not (> 0 and < 1)) return x;
        var choice = RandomTensors.FreshUniform(choices, seed, ref calls);
        return x.mul(choice.greaterEqual(rate).cast(DType.float32).div(1 - rate));
    }
}
