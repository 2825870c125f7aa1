namespace Strata.Layers.Noise;

/// <summary>
/// Dropout of whole channels: a channel is dropped from all planes, rows and columns or from none (Tompson et al.,
/// 2015).
/// <para>Input: [batch, d, h, w, c]. Output: the same.</para>
/// </summary>
/// <param name="rate">The part of the channels that is dropped, cut to [0, 1].</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="seed">Makes the sequence of choices repeatable; each call still has its own.</param>
/// <param name="options">What every layer takes.</param>
public sealed class SpatialDropout3D(
    double rate, DataFormat dataFormat = default, int? seed = null, LayerOptions? options = null)
    : SpatialDropout(5, rate, dataFormat, seed, options)
{
    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
