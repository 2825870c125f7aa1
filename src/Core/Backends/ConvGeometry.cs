namespace Strata.Backends;

/// <summary>
/// The lengths of a two-dimensional convolution: input [rows, InHeight, InWidth, InChannels], filter
/// [FilterHeight, FilterWidth, InChannels, OutChannels], output [rows, OutHeight, OutWidth, OutChannels]. Padding is
/// what stands before the first row and column; behind the last there is as much as the output needs.
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
public readonly record struct ConvGeometry(
    int InHeight, int InWidth, int InChannels,
    int FilterHeight, int FilterWidth,
    int OutHeight, int OutWidth, int OutChannels,
    int StrideHeight, int StrideWidth,
    int DilationHeight, int DilationWidth,
    int PadTop, int PadLeft);
