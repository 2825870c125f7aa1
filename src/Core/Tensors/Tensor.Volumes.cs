using Strata.Backends;
using Strata.Ops.Convolution;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>Convolution of x [batch, d, h, w, c] or [d, h, w, c] with filter [fd, fh, fw, c, o].</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="strides">Places from one output to the next along each axis, one number or three.</param>
    /// <param name="pad">What lies outside: "valid", "same", a number or pairs.</param>
    /// <param name="dataFormat">"NDHWC" (the default) or "NCDHW".</param>
    /// <param name="dilations">Places from one filter element to the next; 1 by default.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor conv3d(
        Tensor filter, IntTuple strides, WindowPadding pad, string dataFormat = "NDHWC", IntTuple? dilations = null) =>
        new Windows("conv3d", 3, strides, pad, dilations).Convolve(this, filter, dataFormat);

    /// <summary>
    /// The transposed convolution of x [batch, d, h, w, c] or [d, h, w, c] with filter [fd, fh, fw, o, c].
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <param name="outputShape">The shape of the result, with the batch if x has one.</param>
    /// <param name="strides">Places of the result from one input to the next, one number or three.</param>
    /// <param name="pad">What lies outside of the result: "valid", "same", a number or pairs.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor conv3dTranspose(Tensor filter, int[] outputShape, IntTuple strides, WindowPadding pad) =>
        Transposed("conv3dTranspose", 3, filter, outputShape, strides, pad);

    /// <summary>The largest element of each window of x [batch, d, h, w, c] or [d, h, w, c].</summary>
    /// <param name="filterSize">Lengths of a window, one number or three.</param>
    /// <param name="strides">Places from one window to the next, one number or three.</param>
    /// <param name="pad">How far windows reach beyond the image: "valid", "same", a number or pairs.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    /// <param name="dataFormat">"NDHWC" (the default) or "NCDHW".</param>
    public Tensor maxPool3d(
        IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null,
        string dataFormat = "NDHWC") =>
        new Windows("maxPool3d", 3, strides, pad, null, dimRoundingMode)
            .Pool(PoolKind.Max, this, filterSize, dataFormat);

    /// <summary>
    /// The mean of each window of x [batch, d, h, w, c] or [d, h, w, c]; what lies outside does not count.
    /// </summary>
    /// <param name="filterSize">Lengths of a window, one number or three.</param>
    /// <param name="strides">Places from one window to the next, one number or three.</param>
    /// <param name="pad">How far windows reach beyond the image: "valid", "same", a number or pairs.</param>
    /// <param name="dimRoundingMode">"floor" (the default), "round" or "ceil", where pad is a number.</param>
    /// <param name="dataFormat">"NDHWC" (the default) or "NCDHW".</param>
    public Tensor avgPool3d(
        IntTuple filterSize, IntTuple strides, WindowPadding pad, string? dimRoundingMode = null,
        string dataFormat = "NDHWC") =>
        new Windows("avgPool3d", 3, strides, pad, null, dimRoundingMode)
            .Pool(PoolKind.Average, this, filterSize, dataFormat);
}
