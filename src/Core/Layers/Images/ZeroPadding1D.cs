namespace Strata.Layers.Images;

/// <summary>
/// A sequence with zeros at its ends, as in Keras.
/// <para>Input: [batch, steps, c]. Output: [batch, before + steps + behind, c].</para>
/// </summary>
/// <param name="padding">How many steps, one number or [before, behind]; 1 by default.</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="options">What every layer takes.</param>
public sealed class ZeroPadding1D(
    IntTuple? padding = null, DataFormat dataFormat = default, LayerOptions? options = null)
    : ZeroPadding(1, Border.Create([padding ?? 1]), dataFormat, options)
{
    /// <summary>How many steps, before and behind.</summary>
    public IntTuple padding => Sides[0];

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;
}
