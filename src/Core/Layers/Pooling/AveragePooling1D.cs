using Strata.Ops.Convolution;

namespace Strata.Layers.Pooling;

/// <summary>
/// The mean of each window; what lies outside of the input does not count.
/// <para>Input: [batch, t, c]. Output: [batch, t′, c].</para>
/// </summary>
/// <param name="poolSize">The length of the window; 2 by default.</param>
/// <param name="strides">The distance from one window to the next; poolSize by default.</param>
/// <param name="padding">"valid" (the default) or "same".</param>
/// <param name="options">What every layer takes.</param>
public sealed class AveragePooling1D(
    IntTuple? poolSize = null,
    IntTuple? strides = null,
    Padding padding = default,
    LayerOptions? options = null)
    : PoolingLayer(1, poolSize, strides, padding, default, options)
{
    private protected override Tensor Pool(Windows windows, Tensor x) => windows.Mean(x, base.poolSize);
}
