namespace Strata.Layers.Basic;

/// <summary>
/// Gives its input, as in Keras: a place that can be named, or where another layer may stand later.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="options">What every layer takes.</param>
public sealed class Identity(LayerOptions? options = null) : Layer(options)
{
    /// <inheritdoc/>
    public override bool supportsMasking => true;
}
