using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>The geometry of windows that slide over images.</summary>
internal static class Windows
{
    /// <summary>The lengths of a convolution or pooling over x [batch, h, w, c].</summary>
    internal static ConvGeometry Of(
        Dims x, int height, int width, int outChannels, int[] strides, string padding, int[] dilations,
        int filterChannels)
    {
        if (x.Rank != 4) throw new ShapeException($"x: expected shape [batch, height, width, channels], received {x}.");
        if (x[3] != filterChannels)
            throw new ShapeException(
                $"filter: expected {x[3]} input channels as in shape {x}, received {filterChannels}.");
        var (outHeight, top) = Along(x[1], height, strides[0], dilations[0], padding);
        var (outWidth, left) = Along(x[2], width, strides[1], dilations[1], padding);
        if (outHeight < 1 || outWidth < 1)
            throw new ShapeException(
                $"A window of [{height}, {width}] does not fit into the image of shape {x} with padding '{padding}'.");
        return new(x[1], x[2], x[3], height, width, outHeight, outWidth, outChannels,
            strides[0], strides[1], dilations[0], dilations[1], top, left);
    }

    /// <summary>Windows along one axis and the padding before the first.</summary>
    internal static (int Count, int Before) Along(int length, int window, int stride, int dilation, string padding)
    {
        int span = ((window - 1) * dilation) + 1;
        if (padding == "valid") return (((length - span) / stride) + (length < span ? 0 : 1), 0);
        if (padding != "same")
            throw new ArgumentException($"pad: expected \"valid\" or \"same\", received \"{padding}\".");
        int count = (length + stride - 1) / stride;
        return (count, Math.Max(0, ((count - 1) * stride) + span - length) / 2);
    }
}
