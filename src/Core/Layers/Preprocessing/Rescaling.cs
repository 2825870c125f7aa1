namespace Strata.Layers.Preprocessing;

/// <summary>
/// input · scale + offset, in float32: of bytes of an image numbers from 0 to 1, say.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="scale">What the input is multiplied by.</param>
/// <param name="offset">What is then added; 0 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Rescaling(double scale, double offset = 0, LayerOptions? options = null) : Layer(options)
{
    /// <summary>What the input is multiplied by.</summary>
    public double scale { get; } = scale;

    /// <summary>What is then added.</summary>
    public double offset { get; } = offset;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.toFloat().mul(scale).add(offset);
}
