using Strata.Layers.Convolution;
using Strata.Tensors;

namespace Strata.Layers.Images;

/// <summary>
/// An image enlarged by whole numbers. Bilinear: row i of the output lies at row i / size of the input, between two of
/// its rows, as TensorFlow.js has it; behind the last row it stays the last.
/// <para>Input: [batch, h, w, c]. Output: [batch, h · size[0], w · size[1], c].</para>
/// </summary>
public sealed class UpSampling2D : Layer
{
    /// <summary>An image enlarged by whole numbers.</summary>
    /// <param name="size">How many times rows and columns, one number or two; 2 by default.</param>
    /// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
    /// <param name="interpolation">"nearest" (the default) or "bilinear".</param>
    /// <param name="options">What every layer takes.</param>
    public UpSampling2D(
        IntTuple? size = null, DataFormat dataFormat = default, Interpolation interpolation = default,
        LayerOptions? options = null)
        : base(options)
    {
        this.size = IntTuple.PerAxis(nameof(size), size, 2, 2);
        (this.dataFormat, this.interpolation) = (dataFormat, interpolation);
        inputSpec = [new InputSpec { ndim = 4 }];
    }

    /// <summary>How many times rows and columns.</summary>
    public IntTuple size { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat { get; }

    /// <summary>How values between two pixels are found.</summary>
    public Interpolation interpolation { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        int axis = Channels.FirstSpatial(dataFormat);
        return inputShape.With(axis, inputShape[axis] * size[0]).With(axis + 1, inputShape[axis + 1] * size[1]);
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int axis = Channels.FirstSpatial(dataFormat);
        return Enlarged(Enlarged(input.toFloat(), axis + 1, size[1]), axis, size[0]);
    }

    // Each place of the axis becomes as many, on an axis of their own behind it that is then joined to it.
    private Tensor Enlarged(Tensor x, int axis, int times)
    {
        if (times == 1) return x;
        var places = x.expandDims(axis + 1);
        Dims apart = [.. x.Dims.Span[..(axis + 1)], times, .. x.Dims.Span[(axis + 1)..]];
        var enlarged = interpolation.IsBilinear
            ? places.add(Way(x, axis).expandDims(axis + 1).mul(Fractions(times, x.rank - axis)))
            : places.broadcastTo(apart.ToArray());
        return enlarged.ReshapeTo(x.Dims.With(axis, x.Dims[axis] * times));
    }

    // From each place to the next; at the last place nothing.
    private static Tensor Way(Tensor x, int axis)
    {
        int length = x.Dims[axis];
        if (length == 1) return x.mul(0);
        var later = x.slice(x.Origin(axis, 1), Rest(x, axis, length - 1));
        var last = x.slice(x.Origin(axis, length - 1), Rest(x, axis, 1));
        return later.concat(last, axis).sub(x);
    }

    private static int[] Rest(Tensor x, int axis, int length)
    {
        int[] size = [.. Enumerable.Repeat(-1, x.rank)];
        size[axis] = length;
        return size;
    }

    // 0, 1 / times, 2 / times, …, with axes of length 1 behind.
    private static Tensor Fractions(int times, int rank)
    {
        float[] values = [.. Enumerable.Range(0, times).Select(i => i / (float)times)];
        return HostValues.Of("upSampling2d", values, [times, .. Enumerable.Repeat(1, rank - 1)]);
    }
}
