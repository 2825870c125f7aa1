namespace Strata.Layers.Images;

/// <summary>
/// A volume without its border, as in Keras.
/// <para>Input: [batch, d, h, w, c]. Output: the same with shorter d, h and w.</para>
/// </summary>
/// <param name="cropping">What goes: one number, one for each axis or a pair for each; 1 by default.</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class Cropping3D(Border? cropping = null, DataFormat dataFormat = default, LayerOptions? options = null)
    : Cropping(3, cropping ?? 1, dataFormat, options)
{
    /// <summary>What goes.</summary>
    public Border cropping => Sides;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
