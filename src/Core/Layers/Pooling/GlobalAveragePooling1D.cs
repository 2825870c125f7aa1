namespace Strata.Layers.Pooling;

/// <summary>
/// The mean over all places of a sequence.
/// <para>Input: [batch, t, c]. Output: [batch, c].</para>
/// </summary>
/// <param name="options">What every layer takes.</param>
public sealed class GlobalAveragePooling1D(LayerOptions? options = null)
    : GlobalPooling1D(options)
{
    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.toFloat().mean([1]);
}
