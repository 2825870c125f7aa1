using Strata.Ops.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>
/// The largest element of each window.
/// <para>Input: [batch, h, w, c]. Output: [batch, h′, w′, c].</para>
/// </summary>
/// <param name="poolSize">The lengths of the window, one or two; 2 by default.</param>
/// <param name="strides">The distance from one window to the next; poolSize by default.</param>
/// <param name="padding">"valid" (the default) or "same".</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class MaxPooling2D(
    IntTuple? poolSize = null,
    IntTuple? strides = null,
    Padding padding = default,
    DataFormat dataFormat = default,
    LayerOptions? options = null)
    : PoolingLayer(2, poolSize, strides, padding, dataFormat, options)
{
    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;

    private protected override Tensor Pool(Windows windows, Tensor x) => windows.Largest(x, base.poolSize);
}
