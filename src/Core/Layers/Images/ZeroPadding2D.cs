namespace Strata.Layers.Images;

/// <summary>
/// An image with a border of zeros.
/// <para>Input: [batch, h, w, c]. Output: [batch, h + top + bottom, w + left + right, c].</para>
/// </summary>
/// <param name="padding">One number, [rows, columns] or [[top, bottom], [left, right]]; 1 by default.</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class ZeroPadding2D(Border? padding = null, DataFormat dataFormat = default, LayerOptions? options = null)
    : ZeroPadding(2, padding ?? 1, dataFormat, options)
{
    /// <summary>The border.</summary>
    public Border padding => Sides;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
