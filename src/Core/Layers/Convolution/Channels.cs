namespace Strata.Layers.Convolution;

/// <summary>Kernels take images with the channels last; others are transposed before and behind.</summary>
internal static class Channels
{
    /// <summary>Axes from channels first to channels last.</summary>
    internal static Tensor ToLast(Tensor x, DataFormat format) =>
        format.IsFirst ? x.transpose([0, .. Enumerable.Range(2, x.rank - 2), 1]) : x;

    /// <summary>Axes from channels last to the given format.</summary>
    internal static Tensor FromLast(Tensor y, DataFormat format) =>
        format.IsFirst ? y.transpose([0, y.rank - 1, .. Enumerable.Range(1, y.rank - 2)]) : y;

    /// <summary>The axis of the channels.</summary>
    internal static int Axis(int rank, DataFormat format) => format.IsFirst ? 1 : rank - 1;

    /// <summary>The axis of the first of the spatial lengths.</summary>
    internal static int FirstSpatial(DataFormat format) => format.IsFirst ? 2 : 1;

    /// <summary>The shape behind windows that slide along the spatial axes.</summary>
    internal static Shape Slide(
        Shape input, DataFormat format, IntTuple window, IntTuple strides, Padding padding, IntTuple dilations,
        string layer)
    {
        var output = input;
        for (int i = 0; i < window.Count; i++)
        {
            int axis = FirstSpatial(format) + i;
            output = output.With(
                axis, input[axis] is { } n ? Windows(n, window[i], strides[i], dilations[i], padding) : null);
            if (output[axis] < 1)
                throw new ShapeException(
                    $"Layer {layer}: a window of {window} does not fit into an input of shape {input}.");
        }

        return output;
    }

    private static int Windows(int length, int window, int stride, int dilation, Padding padding)
    {
        int span = ((window - 1) * dilation) + 1;
        return padding.Value != "valid"
            ? (length + stride - 1) / stride : length < span ? 0 : ((length - span) / stride) + 1;
    }
}
