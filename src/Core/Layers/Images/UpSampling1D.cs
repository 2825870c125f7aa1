namespace Strata.Layers.Images;

/// <summary>
/// Each step of a sequence several times, as in Keras.
/// <para>Input: [batch, steps, c]. Output: [batch, steps · size, c].</para>
/// </summary>
/// <param name="size">How many times; 2 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class UpSampling1D(int size = 2, LayerOptions? options = null)
    : UpSampling(1, size, default, default, options)
{
    /// <summary>How many times.</summary>
    public int size => Times[0];
}
