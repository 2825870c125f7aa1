using Strata.Backends;
using Strata.Naming;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>
/// Windows that slide over tensors [batch, …, channels] along one to three axes: their options, as TensorFlow.js gives
/// them, and the ops they stand for.
/// </summary>
/// <param name="Op">The op's name, for errors.</param>
/// <param name="Axes">How many axes.</param>
/// <param name="Strides">Places from one window to the next, along each axis.</param>
/// <param name="Pad">What lies outside of the image.</param>
/// <param name="Dilations">Places from one element of a window to the next; 1 by default.</param>
/// <param name="Rounding">How a count of windows is rounded where places were given by number; down by default.</param>
internal sealed record Windows(
    string Op, int Axes, IntTuple Strides, WindowPadding Pad, IntTuple? Dilations = null, string? Rounding = null)
{
    private static readonly string[] Roundings = ["floor", "round", "ceil"];
    private static readonly string[] ChannelsFirst = ["NCW", "NCHW", "NCDHW"];
    private static readonly string[] ChannelsLast = ["NWC", "NHWC", "NDHWC"];

    private readonly IntTuple strides = IntTuple.PerAxis("strides", Strides, Axes, 1);
    private readonly IntTuple dilations = IntTuple.PerAxis("dilations", Dilations, Axes, 1);

    /// <summary>A convolution.</summary>
    internal Tensor Convolve(Tensor x, Tensor filter, string? dataFormat = null) => OnBatch(x, dataFormat, batch =>
    {
        CheckFilter(filter);
        if (filter.Dims[Axes] != batch.Dims[-1])
            throw new ShapeException(
                $"{Op}: expected a filter of {batch.Dims[-1]} input channels as in shape {batch.Dims}, received " +
                $"shape {filter.Dims}.");
        var padded = Padded(batch, filter.Dims, out var axes);
        var g = ConvGeometry.Of(axes, batch.Dims[-1], filter.Dims[-1], 1);
        return Tensor.Apply(new Conv(g), padded, filter.toFloat());
    });

    /// <summary>A convolution of each channel by filters of its own, filter [window…, channels, multiplier].</summary>
    internal Tensor ConvolveDepthwise(Tensor x, Tensor filter, string? dataFormat = null) =>
        OnBatch(x, dataFormat, batch =>
        {
            CheckFilter(filter);
            int channels = batch.Dims[-1], outputs = channels * filter.Dims[-1];
            if (filter.Dims[Axes] != channels)
                throw new ShapeException(
                    $"{Op}: expected a filter of {channels} input channels as in shape {batch.Dims}, received shape " +
                    $"{filter.Dims}.");
            var padded = Padded(batch, filter.Dims, out var axes);
            var g = ConvGeometry.Of(axes, channels, outputs, channels);
            return Tensor.Apply(new Conv(g), padded, filter.toFloat().ReshapeTo(g.FilterDims(batch.rank)));
        });

    /// <summary>
    /// The transposed convolution, whose result has the given lengths; filter [window…, output channels, channels].
    /// </summary>
    internal Tensor ConvolveTransposed(Tensor x, Tensor filter, ReadOnlySpan<int> lengths, string? dataFormat = null)
    {
        int[] to = lengths.ToArray();
        return OnBatch(x, dataFormat, batch =>
        {
            CheckFilter(filter);
            var axes = new WindowAxis[Axes];
            for (int i = 0; i < Axes; i++)
            {
                axes[i] = Along(to[i], filter.Dims[i], i, Pad.Of(i + 1, Axes + 2));
                if (axes[i].Out != batch.Dims[i + 1])
                    throw new ShapeException(
                        $"{Op}: a result of lengths [{string.Join(",", to)}] does not belong to an input of shape " +
                        $"{batch.Dims} with strides {strides} and padding {Pad}.");
            }

            if (filter.Dims[-1] != batch.Dims[-1])
                throw new ShapeException(
                    $"{Op}: expected a filter of {batch.Dims[-1]} input channels as in shape {batch.Dims}, received " +
                    $"shape {filter.Dims}.");
            var g = ConvGeometry.Of(axes, filter.Dims[-2], filter.Dims[-1], 1);
            return Tensor.Apply(new ConvInputGradient(g), batch, filter.toFloat());
        });
    }

    /// <summary>The largest element of each window.</summary>
    internal Tensor Largest(Tensor x, IntTuple size) => Pool(PoolKind.Max, x, size);

    /// <summary>The mean of each window.</summary>
    internal Tensor Mean(Tensor x, IntTuple size) => Pool(PoolKind.Average, x, size);

    /// <summary>The largest element or the mean of each window.</summary>
    internal Tensor Pool(PoolKind kind, Tensor x, IntTuple size, string? dataFormat = null)
    {
        var lengths = IntTuple.PerAxis("filterSize", size, Axes, 1);
        return OnBatch(x, dataFormat, batch =>
        {
            var axes = new WindowAxis[Axes];
            for (int i = 0; i < Axes; i++)
                axes[i] = Along(batch.Dims[i + 1], lengths[i], i, Pad.Of(i + 1, batch.rank));
            Check(batch.Dims, axes);
            int channels = batch.Dims[-1];
            return Tensor.Apply(new Pool(kind, ConvGeometry.Of(axes, channels, channels, 1)), batch);
        });
    }

    /// <summary>Windows along one axis.</summary>
    private WindowAxis Along(int length, int window, int axis, (int Before, int Behind) pad)
    {
        int stride = strides[axis], dilation = dilations[axis], span = ((window - 1) * dilation) + 1;
        if (Pad.IsSame)
        {
            int count = (length + stride - 1) / stride;
            int around = Math.Max(0, ((count - 1) * stride) + span - length);
            return new(length, window, count, stride, dilation, around / 2);
        }

        double steps = (double)(length + pad.Before + pad.Behind - span) / stride;
        double rounded = Rounding switch
        {
            null or "floor" => Math.Floor(steps),
            "round" => Math.Round(steps),
            "ceil" => Math.Ceiling(steps),
            _ => throw NearestNames.Unknown("dimRoundingMode", Rounding, Roundings),
        };
        return new(length, window, (int)rounded + 1, stride, dilation, pad.Before);
    }

    // Windows that lie wholly outside of the image find their zeros in a border.
    private Tensor Padded(Tensor x, Dims filter, out WindowAxis[] axes)
    {
        axes = new WindowAxis[Axes];
        int[][] border = [.. Enumerable.Range(0, x.rank).Select(_ => new int[2])];
        for (int i = 0; i < Axes; i++)
        {
            var pad = Pad.Of(i + 1, x.rank);
            axes[i] = Along(x.Dims[i + 1], filter[i], i, pad);
            if (IsOver(axes[i])) continue;
            border[i + 1] = [pad.Before, Math.Max(0, axes[i].Reach - pad.Before - x.Dims[i + 1])];
            axes[i] = axes[i] with { In = x.Dims[i + 1] + border[i + 1][0] + border[i + 1][1], Before = 0 };
        }

        Check(x.Dims, axes);
        return Pad.IsExplicit && border.Any(pair => pair[0] + pair[1] > 0) ? x.pad(border) : x;
    }

    private static bool IsOver(in WindowAxis a) => a.Before <= a.Span && ((a.Out - 1) * a.Stride) - a.Before < a.In;

    private void Check(Dims x, WindowAxis[] axes)
    {
        if (axes.All(a => a.Out > 0 && IsOver(a))) return;
        throw new ShapeException(
            $"{Op}: a window of [{string.Join(",", axes.Select(a => a.Filter))}] with strides {strides} and " +
            $"dilations {dilations} does not fit into the image of shape {x} with padding {Pad}.");
    }

    private void CheckFilter(Tensor filter)
    {
        if (filter.rank != Axes + 2)
            throw new ShapeException($"{Op}: expected a filter of rank {Axes + 2}, received shape {filter.Dims}.");
    }

    // One image without a batch is a batch of one.
    private Tensor OnBatch(Tensor x, string? dataFormat, Func<Tensor, Tensor> run)
    {
        if (x.rank != Axes + 2 && x.rank != Axes + 1)
            throw new ShapeException(
                $"{Op}: expected a tensor of rank {Axes + 1} or {Axes + 2}, received shape {x.Dims}.");
        string first = ChannelsFirst[Axes - 1], last = ChannelsLast[Axes - 1];
        if (dataFormat is not null && dataFormat != first && dataFormat != last)
            throw NearestNames.Unknown("dataFormat", dataFormat, [last, first]);
        var batch = x.rank == Axes + 1 ? x.toFloat().expandDims(0) : x.toFloat();
        int[] spatial = [.. Enumerable.Range(1, Axes)];
        var y = dataFormat != first ? run(batch)
            : run(batch.transpose([0, .. spatial.Select(a => a + 1), 1])).transpose([0, Axes + 1, .. spatial]);
        return x.rank == Axes + 1 ? y.squeeze([0]) : y;
    }
}
