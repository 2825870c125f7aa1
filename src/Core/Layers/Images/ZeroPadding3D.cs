namespace Strata.Layers.Images;

/// <summary>
/// A volume with a border of zeros, as in Keras.
/// <para>Input: [batch, d, h, w, c]. Output: the same with longer d, h and w.</para>
/// </summary>
/// <param name="padding">One number, one for each axis or a pair for each; 1 by default.</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class ZeroPadding3D(Border? padding = null, DataFormat dataFormat = default, LayerOptions? options = null)
    : ZeroPadding(3, padding ?? 1, dataFormat, options)
{
    /// <summary>The border.</summary>
    public Border padding => Sides;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
