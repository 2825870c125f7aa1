namespace Strata.Layers.Pooling;

/// <summary>
/// The mean over all places of a volume, as in Keras.
/// <para>Input: [batch, d, h, w, c]. Output: [batch, c].</para>
/// </summary>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class GlobalAveragePooling3D(DataFormat dataFormat = default, LayerOptions? options = null)
    : GlobalPooling(3, dataFormat, options)
{
    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.toFloat().mean(Places);
}
