namespace Strata.Layers.Images;

/// <summary>
/// A volume enlarged by whole numbers, as in Keras.
/// <para>Input: [batch, d, h, w, c]. Output: the same with longer d, h and w.</para>
/// </summary>
/// <param name="size">How many times planes, rows and columns, one number or three; 2 by default.</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class UpSampling3D(IntTuple? size = null, DataFormat dataFormat = default, LayerOptions? options = null)
    : UpSampling(3, size, dataFormat, default, options)
{
    /// <summary>How many times planes, rows and columns.</summary>
    public IntTuple size => Times;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
