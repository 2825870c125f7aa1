using Strata.Layers.Convolution;
using Strata.Tensors;

namespace Strata.Layers.Images;

/// <summary>What layers that enlarge by whole numbers have in common.</summary>
public abstract class UpSampling : Layer
{
    private readonly bool bilinear;

    private protected UpSampling(
        int axes, IntTuple? size, DataFormat format, Interpolation interpolation, LayerOptions? options)
        : base(options)
    {
        Times = IntTuple.PerAxis("size", size, axes, 2);
        Format = format;
        bilinear = interpolation.IsBilinear;
        inputSpec = [new InputSpec { ndim = axes + 2 }];
    }

    /// <summary>How many times along each axis.</summary>
    private protected IntTuple Times { get; }

    /// <summary>Where the channels stand.</summary>
    private protected DataFormat Format { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var output = inputShape;
        for (int i = 0; i < Times.Count; i++)
        {
            int axis = Channels.FirstSpatial(Format) + i;
            output = output.With(axis, inputShape[axis] * Times[i]);
        }

        return output;
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        for (int i = Times.Count - 1; i >= 0; i--) x = Enlarged(x, Channels.FirstSpatial(Format) + i, Times[i]);
        return x;
    }

    // Each place of the axis becomes as many, on an axis of their own behind it that is then joined to it.
    private Tensor Enlarged(Tensor x, int axis, int times)
    {
        if (times == 1) return x;
        var places = x.expandDims(axis + 1);
        Dims apart = [.. x.Dims.Span[..(axis + 1)], times, .. x.Dims.Span[(axis + 1)..]];
        var enlarged = bilinear
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
        return HostValues.Of("upSampling", values, [times, .. Enumerable.Repeat(1, rank - 1)]);
    }
}
