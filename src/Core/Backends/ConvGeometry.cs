namespace Strata.Backends;

/// <summary>
/// The lengths of a convolution or pooling in one, two or three dimensions: input [rows, InDepth, InHeight, InWidth,
/// InChannels], filter [FilterDepth, FilterHeight, FilterWidth, InChannels / Groups, OutChannels], output [rows,
/// OutDepth, OutHeight, OutWidth, OutChannels]. Axes of length 1 in front may be missing: an image has no depth, a
/// sequence no height. Padding is what stands before the first place of an axis; behind the last there is as much as
/// the output needs. With several groups each part of the output's channels sees its own part of the input's.
/// </summary>
/// <param name="InHeight">Rows of the input image.</param>
/// <param name="InWidth">Columns of the input image.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="FilterHeight">Rows of the filter.</param>
/// <param name="FilterWidth">Columns of the filter.</param>
/// <param name="OutHeight">Rows of the output image.</param>
/// <param name="OutWidth">Columns of the output image.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="StrideHeight">Input rows from one output row to the next.</param>
/// <param name="StrideWidth">Input columns from one output column to the next.</param>
/// <param name="DilationHeight">Input rows from one filter row to the next.</param>
/// <param name="DilationWidth">Input columns from one filter column to the next.</param>
/// <param name="PadTop">Zero rows above the image.</param>
/// <param name="PadLeft">Zero columns left of the image.</param>
/// <param name="InDepth">Planes of the input.</param>
/// <param name="FilterDepth">Planes of the filter.</param>
/// <param name="OutDepth">Planes of the output.</param>
/// <param name="StrideDepth">Input planes from one output plane to the next.</param>
/// <param name="DilationDepth">Input planes from one filter plane to the next.</param>
/// <param name="PadFront">Zero planes before the first.</param>
/// <param name="Groups">Parts of the channels that do not see each other; of a depthwise convolution all.</param>
public readonly record struct ConvGeometry(
    int InHeight, int InWidth, int InChannels,
    int FilterHeight, int FilterWidth,
    int OutHeight, int OutWidth, int OutChannels,
    int StrideHeight, int StrideWidth,
    int DilationHeight, int DilationWidth,
    int PadTop, int PadLeft,
    int InDepth = 1, int FilterDepth = 1, int OutDepth = 1,
    int StrideDepth = 1, int DilationDepth = 1, int PadFront = 0,
    int Groups = 1)
{
    /// <summary>The windows along the depth.</summary>
    public WindowAxis Depth => new(InDepth, FilterDepth, OutDepth, StrideDepth, DilationDepth, PadFront);

    /// <summary>The windows along the height.</summary>
    public WindowAxis Height => new(InHeight, FilterHeight, OutHeight, StrideHeight, DilationHeight, PadTop);

    /// <summary>The windows along the width.</summary>
    public WindowAxis Width => new(InWidth, FilterWidth, OutWidth, StrideWidth, DilationWidth, PadLeft);

    /// <summary>Elements of a window of one channel.</summary>
    public int Taps => FilterDepth * FilterHeight * FilterWidth;

    /// <summary>Places of an input.</summary>
    public int InPlaces => InDepth * InHeight * InWidth;

    /// <summary>Places of an output.</summary>
    public int OutPlaces => OutDepth * OutHeight * OutWidth;

    /// <summary>Elements of an input.</summary>
    public int InSize => InPlaces * InChannels;

    /// <summary>Elements of an output.</summary>
    public int OutSize => OutPlaces * OutChannels;

    /// <summary>Elements of the filter.</summary>
    public int FilterSize => Taps * (InChannels / Groups) * OutChannels;

    /// <summary>The geometry of windows along one to three axes, the last of them the width.</summary>
    /// <param name="axes">The windows along depth, height and width, of which those in front may be missing.</param>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="groups">Parts of the channels that do not see each other.</param>
    public static ConvGeometry Of(ReadOnlySpan<WindowAxis> axes, int inChannels, int outChannels, int groups)
    {
        var one = new WindowAxis(1, 1, 1, 1, 1, 0);
        WindowAxis d = axes.Length > 2 ? axes[^3] : one, h = axes.Length > 1 ? axes[^2] : one, w = axes[^1];
        return new(
            h.In, w.In, inChannels, h.Filter, w.Filter, h.Out, w.Out, outChannels, h.Stride, w.Stride, h.Dilation,
            w.Dilation, h.Before, w.Before, d.In, d.Filter, d.Out, d.Stride, d.Dilation, d.Before, groups);
    }
}
