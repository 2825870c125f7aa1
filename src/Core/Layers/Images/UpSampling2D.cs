namespace Strata.Layers.Images;

/// <summary>
/// An image enlarged by whole numbers. Bilinear: row i of the output lies at row i / size of the input, between two of
/// its rows, as TensorFlow.js has it; behind the last row it stays the last.
/// <para>Input: [batch, h, w, c]. Output: [batch, h · size[0], w · size[1], c].</para>
/// </summary>
/// <param name="size">How many times rows and columns, one number or two; 2 by default.</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="interpolation">"nearest" (the default) or "bilinear".</param>
/// <param name="options">What every layer takes.</param>
public sealed class UpSampling2D(
    IntTuple? size = null, DataFormat dataFormat = default, Interpolation interpolation = default,
    LayerOptions? options = null)
    : UpSampling(2, size, dataFormat, interpolation, options)
{
    /// <summary>How many times rows and columns.</summary>
    public IntTuple size => Times;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => Format;

    /// <summary>How values between two pixels are found.</summary>
    public Interpolation interpolation { get; } = interpolation;
}
