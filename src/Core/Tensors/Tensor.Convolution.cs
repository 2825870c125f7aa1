using Strata.Backends;
using Strata.Ops.Convolution;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>Convolution of x [batch, w, c] or [w, c] with filter [fw, c, o].</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="stride">Places from one output to the next.</param>
    /// <param name="pad">What lies outside: "valid", "same", a number or pairs.</param>
    /// <param name="dataFormat">"NWC" (the default) or "NCW".</param>
    /// <param name="dilation">Places from one filter element to the next; 1 by default.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor conv1d(
        Tensor filter, int stride, WindowPadding pad, string dataFormat = "NWC", int dilation = 1,
        string? dimRoundingMode = null) =>
        new Windows("conv1d", 1, stride, pad, dilation, dimRoundingMode).Convolve(this, filter, dataFormat);

    /// <summary>Convolution of x [batch, h, w, c] or [h, w, c] with filter [fh, fw, c, o].</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="strides">Rows and columns from one output to the next, one number or two.</param>
    /// <param name="pad">What lies outside: "valid", "same", a number or pairs.</param>
    /// <param name="dataFormat">"NHWC" (the default) or "NCHW".</param>
    /// <param name="dilations">Rows and columns from one filter element to the next; 1 by default.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor conv2d(
        Tensor filter, IntTuple strides, WindowPadding pad, string dataFormat = "NHWC", IntTuple? dilations = null,
        string? dimRoundingMode = null) =>
        new Windows("conv2d", 2, strides, pad, dilations, dimRoundingMode).Convolve(this, filter, dataFormat);

    /// <summary>
    /// The transposed convolution of x [batch, h, w, c] or [h, w, c] with filter [fh, fw, o, c]: the gradient of the
    /// input of a convolution whose output is x.
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <param name="outputShape">The shape of the result, with the batch if x has one.</param>
    /// <param name="strides">Rows and columns of the result from one input to the next, one number or two.</param>
    /// <param name="pad">What lies outside of the result: "valid", "same", a number or pairs.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor conv2dTranspose(Tensor filter, int[] outputShape, IntTuple strides, WindowPadding pad) =>
        Transposed("conv2dTranspose", 2, filter, outputShape, strides, pad);

    /// <summary>
    /// Convolution of each channel of x [batch, h, w, c] or [h, w, c] by filters of its own, [fh, fw, c, multiplier];
    /// the result has c · multiplier channels.
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <param name="strides">Rows and columns from one output to the next, one number or two.</param>
    /// <param name="pad">What lies outside: "valid", "same", a number or pairs.</param>
    /// <param name="dataFormat">"NHWC" (the default) or "NCHW".</param>
    /// <param name="dilations">Rows and columns from one filter element to the next; 1 by default.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor depthwiseConv2d(
        Tensor filter, IntTuple strides, WindowPadding pad, string dataFormat = "NHWC", IntTuple? dilations = null,
        string? dimRoundingMode = null) =>
        new Windows("depthwiseConv2d", 2, strides, pad, dilations, dimRoundingMode)
            .ConvolveDepthwise(this, filter, dataFormat);

    /// <summary>A depthwise convolution, then one with windows of 1 × 1.</summary>
    /// <param name="depthwiseFilter">[fh, fw, c, multiplier].</param>
    /// <param name="pointwiseFilter">[1, 1, c · multiplier, o].</param>
    /// <param name="strides">Rows and columns from one output to the next, one number or two.</param>
    /// <param name="pad">What lies outside: "valid", "same", a number or pairs.</param>
    /// <param name="dilation">Rows and columns from one filter element to the next; 1 by default.</param>
    /// <param name="dataFormat">"NHWC" (the default) or "NCHW".</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor separableConv2d(
        Tensor depthwiseFilter, Tensor pointwiseFilter, IntTuple strides, WindowPadding pad,
        IntTuple? dilation = null, string dataFormat = "NHWC")
    {
        if (pointwiseFilter.rank != 4 || pointwiseFilter.Dims[0] != 1 || pointwiseFilter.Dims[1] != 1)
            throw new ShapeException(
                $"separableConv2d: expected a pointwise filter of shape [1,1,c,o], received {pointwiseFilter.Dims}.");
        return depthwiseConv2d(depthwiseFilter, strides, pad, dataFormat, dilation)
            .conv2d(pointwiseFilter, 1, "valid", dataFormat);
    }

    /// <summary>The largest element of each window of x [batch, h, w, c] or [h, w, c].</summary>
    /// <param name="filterSize">Rows and columns of a window, one number or two.</param>
    /// <param name="strides">Rows and columns from one window to the next, one number or two.</param>
    /// <param name="pad">How far windows reach beyond the image: "valid", "same", a number or pairs.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    public Tensor maxPool(
        IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null) =>
        new Windows("maxPool", 2, strides, pad, null, dimRoundingMode).Pool(PoolKind.Max, this, filterSize);

    /// <summary>
    /// The mean of each window of x [batch, h, w, c] or [h, w, c]; what lies outside of the image does not count.
    /// </summary>
    /// <param name="filterSize">Rows and columns of a window, one number or two.</param>
    /// <param name="strides">Rows and columns from one window to the next, one number or two.</param>
    /// <param name="pad">How far windows reach beyond the image: "valid", "same", a number or pairs.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    public Tensor avgPool(
        IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null) =>
        new Windows("avgPool", 2, strides, pad, null, dimRoundingMode).Pool(PoolKind.Average, this, filterSize);

    /// <summary>The largest element or the mean of each window of x [batch, h, w, c] or [h, w, c].</summary>
    /// <param name="windowShape">Rows and columns of a window, one number or two.</param>
    /// <param name="poolingType">"max" or "avg".</param>
    /// <param name="pad">How far windows reach beyond the image: "valid", "same", a number or pairs.</param>
    /// <param name="dilations">Rows and columns from one element of a window to the next; 1 by default.</param>
    /// <param name="strides">Rows and columns from one window to the next; 1 by default.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    public Tensor pool(
        IntTuple windowShape, string poolingType, WindowPadding pad, IntTuple? dilations = null,
        IntTuple? strides = null, string? dimRoundingMode = null) =>
        new Windows("pool", 2, strides ?? 1, pad, dilations, dimRoundingMode).Pool(
            poolingType switch
            {
                "max" => PoolKind.Max,
                "avg" => PoolKind.Average,
                _ => throw Naming.NearestNames.Unknown("poolingType", poolingType, ["max", "avg"]),
            },
            this, windowShape);

    internal Tensor Transposed(
        string op, int axes, Tensor filter, int[] outputShape, IntTuple strides, WindowPadding pad)
    {
        if (filter.rank != axes + 2 || outputShape.Length != rank || outputShape[^1] != filter.Dims[-2]
            || (rank == axes + 2 && Dims[0] >= 0 && outputShape[0] != Dims[0]))
            throw new ShapeException(
                $"outputShape: expected [{string.Join(",", Dims.Span[..^(axes + 1)].ToArray())}, lengths…, " +
                $"channels] for an input of shape {Dims} and a filter of shape {filter.Dims}, received " +
                $"[{string.Join(",", outputShape)}].");
        return new Windows(op, axes, strides, pad)
            .ConvolveTransposed(this, filter, outputShape.AsSpan(outputShape.Length - 1 - axes, axes));
    }
}
