namespace Strata.Layers.Pooling;

/// <summary>
/// The largest element over all places of an image.
/// <para>Input: [batch, h, w, c]. Output: [batch, c].</para>
/// </summary>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class GlobalMaxPooling2D(DataFormat dataFormat = default, LayerOptions? options = null)
    : GlobalPooling(2, dataFormat, options)
{
    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.toFloat().max(Places);
}
