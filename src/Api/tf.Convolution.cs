namespace Strata;

public static partial class tf
{
    /// <inheritdoc cref="Tensor.conv1d"/>
    public static Tensor conv1d(
        Tensor x, Tensor filter, int stride, WindowPadding pad, string dataFormat = "NWC", int dilation = 1,
        string? dimRoundingMode = null) => x.conv1d(filter, stride, pad, dataFormat, dilation, dimRoundingMode);

    /// <inheritdoc cref="Tensor.conv2d"/>
    public static Tensor conv2d(
        Tensor x, Tensor filter, IntTuple strides, WindowPadding pad, string dataFormat = "NHWC",
        IntTuple? dilations = null, string? dimRoundingMode = null) =>
        x.conv2d(filter, strides, pad, dataFormat, dilations, dimRoundingMode);

    /// <inheritdoc cref="Tensor.conv2dTranspose"/>
    public static Tensor conv2dTranspose(
        Tensor x, Tensor filter, int[] outputShape, IntTuple strides, WindowPadding pad) =>
        x.conv2dTranspose(filter, outputShape, strides, pad);

    /// <inheritdoc cref="Tensor.conv3d"/>
    public static Tensor conv3d(
        Tensor x, Tensor filter, IntTuple strides, WindowPadding pad, string dataFormat = "NDHWC",
        IntTuple? dilations = null) => x.conv3d(filter, strides, pad, dataFormat, dilations);

    /// <inheritdoc cref="Tensor.conv3dTranspose"/>
    public static Tensor conv3dTranspose(
        Tensor x, Tensor filter, int[] outputShape, IntTuple strides, WindowPadding pad) =>
        x.conv3dTranspose(filter, outputShape, strides, pad);

    /// <inheritdoc cref="Tensor.depthwiseConv2d"/>
    public static Tensor depthwiseConv2d(
        Tensor x, Tensor filter, IntTuple strides, WindowPadding pad, string dataFormat = "NHWC",
        IntTuple? dilations = null, string? dimRoundingMode = null) =>
        x.depthwiseConv2d(filter, strides, pad, dataFormat, dilations, dimRoundingMode);

    /// <inheritdoc cref="Tensor.separableConv2d"/>
    public static Tensor separableConv2d(
        Tensor x, Tensor depthwiseFilter, Tensor pointwiseFilter, IntTuple strides, WindowPadding pad,
        IntTuple? dilation = null, string dataFormat = "NHWC") =>
        x.separableConv2d(depthwiseFilter, pointwiseFilter, strides, pad, dilation, dataFormat);

    /// <inheritdoc cref="Tensor.maxPool"/>
    public static Tensor maxPool(
        Tensor x, IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null) =>
        x.maxPool(filterSize, strides, pad, dimRoundingMode);

    /// <inheritdoc cref="Tensor.avgPool"/>
    public static Tensor avgPool(
        Tensor x, IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null) =>
        x.avgPool(filterSize, strides, pad, dimRoundingMode);

    /// <inheritdoc cref="Tensor.maxPool3d"/>
    public static Tensor maxPool3d(
        Tensor x, IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null,
        string dataFormat = "NDHWC") => x.maxPool3d(filterSize, strides, pad, dimRoundingMode, dataFormat);

    /// <inheritdoc cref="Tensor.avgPool3d"/>
    public static Tensor avgPool3d(
        Tensor x, IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null,
        string dataFormat = "NDHWC") => x.avgPool3d(filterSize, strides, pad, dimRoundingMode, dataFormat);

    /// <inheritdoc cref="Tensor.pool"/>
    public static Tensor pool(
        Tensor input, IntTuple windowShape, string poolingType, WindowPadding pad, IntTuple? dilations = null,
        IntTuple? strides = null, string? dimRoundingMode = null) =>
        input.pool(windowShape, poolingType, pad, dilations, strides, dimRoundingMode);
}
