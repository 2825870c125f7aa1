namespace Strata.Layers.Images;

/// <summary>
/// An image without its border.
/// <para>Input: [batch, h, w, c]. Output: [batch, h − top − bottom, w − left − right, c].</para>
/// </summary>
/// <param name="cropping">What goes: one number, [rows, columns] or [[top, bottom], [left, right]].</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class Cropping2D(Border cropping, DataFormat dataFormat = default, LayerOptions? options = null)
    : Cropping(2, cropping, dataFormat, options)
{
    /// <summary>What goes.</summary>
    public Border cropping => Sides;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
