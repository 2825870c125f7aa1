namespace Strata.Layers.Noise;

/// <summary>
/// Dropout of whole channels: a channel is dropped from all steps or from none (Tompson et al., 2015).
/// <para>Input: [batch, steps, c]. Output: the same.</para>
/// </summary>
/// <param name="rate">The part of the channels that is dropped, cut to [0, 1].</param>
/// <param name="seed">Makes the sequence of choices repeatable; each call still has its own.</param>
/// <param name="options">What every layer takes.</param>
public sealed class SpatialDropout1D(double rate, int? seed = null, LayerOptions? options = null)
    : SpatialDropout(3, rate, default, seed, options);
