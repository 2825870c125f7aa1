using Strata.Autodiff;
using Strata.Backends;
using Strata.Ops.Creation;
using Strata.Ops.Movement;
using Strata.Ops.Reduction;
using Strata.Tensors;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>The sum along axes, all by default; of truth values int32.</summary>
    public Tensor sum(int[]? axis = null, bool keepDims = false)
    {
        var x = dtype == DType.@bool ? toInt() : this;
        return x.ReduceAxes(ReduceKind.Sum, axis, keepDims);
    }

    /// <summary>
    /// The mean along axes, all by default, float32. Over the batch axis it is that of the whole batch.
    /// </summary>
    public Tensor mean(int[]? axis = null, bool keepDims = false)
    {
        var total = toFloat().sum(axis, keepDims);
        return Array.TrueForAll(Axes(axis), a => Dims[a] == 1) ? total : total.div(CountAlong(axis));
    }

    /// <summary>The product along axes, all by default.</summary>
    public Tensor prod(int[]? axis = null, bool keepDims = false) => ReduceAxes(ReduceKind.Prod, axis, keepDims);

    /// <summary>The largest along axes, all by default.</summary>
    public Tensor max(int[]? axis = null, bool keepDims = false) => ReduceAxes(ReduceKind.Max, axis, keepDims);

    /// <summary>The smallest along axes, all by default.</summary>
    public Tensor min(int[]? axis = null, bool keepDims = false) => ReduceAxes(ReduceKind.Min, axis, keepDims);

    /// <summary>Whether all are true along axes, all by default.</summary>
    public Tensor all(int[]? axis = null, bool keepDims = false) => toBool().ReduceAxes(ReduceKind.All, axis, keepDims);

    /// <summary>Whether any is true along axes, all by default.</summary>
    public Tensor any(int[]? axis = null, bool keepDims = false) => toBool().ReduceAxes(ReduceKind.Any, axis, keepDims);

    /// <summary>Where the largest stands along an axis, the first of equals; int32.</summary>
    public Tensor argMax(int axis = 0) => Apply(new Reduce(ReduceKind.ArgMax, Axis(axis)), this);

    /// <summary>Where the smallest stands along an axis, the first of equals; int32.</summary>
    public Tensor argMin(int axis = 0) => Apply(new Reduce(ReduceKind.ArgMin, Axis(axis)), this);

    internal int Axis(int axis)
    {
        int counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank ? counted
            : throw new ShapeException(
                $"axis: expected one from {-rank} to {rank - 1} of shape {Dims}, received {axis}.");
    }

    /// <summary>How many elements axes have together, a scalar; of the batch axis those of the whole batch.</summary>
    internal Tensor CountAlong(int[]? axis)
    {
        int count = 1;
        bool overRows = false;
        foreach (int a in Axes(axis))
        {
            overRows |= Dims[a] < 0;
            count *= Math.Abs(Dims[a]);
        }

        return overRows ? Tape.Pause(() => Apply(new RowCount(count), this)) : count;
    }

    private int[] Axes(int[]? axis) =>
        axis is null ? [.. Enumerable.Range(0, rank)] : [.. axis.Select(Axis).Distinct().Order()];

    private Dims ReducedDims(int[]? axis)
    {
        int[] gone = Axes(axis);
        return new([.. Dims.Where((_, i) => Array.IndexOf(gone, i) < 0)]);
    }

    private Tensor ReduceAxes(ReduceKind kind, int[]? axis, bool keepDims)
    {
        int[] axes = Axes(axis);
        int[] kept = Dims.ToArray();
        foreach (int a in axes) kept[a] = 1;
        int[] counted = [.. axes.Where(a => a == 0 || Dims[a] != 1)];
        var x = kind == ReduceKind.Sum && dtype == DType.float32 && counted.Length > 1
            ? SumOfAxes(counted, new(kept)) : Reduced(kind, counted);
        var result = keepDims ? new(kept) : ReducedDims(axes);
        return counted.Length == 0 || x.Dims != result ? x.ReshapeTo(result) : x;
    }

    // Of several axes one gradient: the flow is repeated along all of them at once.
    private Tensor SumOfAxes(int[] axes, Dims kept)
    {
        var total = Tape.Pause(() => Reduced(ReduceKind.Sum, axes));
        Tape.Record(dy => [Apply(new Repeat(Dims), dy.ReshapeTo(kept))], [this], total);
        return total;
    }

    // Axes that lie one in the other are reduced as one; a sum over the first axis is one of its own, by leaves.
    private Tensor Reduced(ReduceKind kind, int[] axes)
    {
        var x = this;
        bool sumsRows = kind == ReduceKind.Sum && dtype == DType.float32;
        for (int last = axes.Length - 1, first; last >= 0; last = first - 1)
        {
            for (first = last; first > 0 && axes[first - 1] == axes[first] - 1; first--)
                if (sumsRows && axes[first - 1] == 0) break;
            if (first < last) x = x.ReshapeTo(Merged(x.Dims, axes[first], axes[last]));
            x = sumsRows && axes[first] == 0
                ? Apply(new SumRows(), x) : Apply(new Reduce(kind, axes[first]), x);
        }

        return x;
    }

    private static Dims Merged(Dims dims, int first, int last)
    {
        int[] lengths = [.. dims.Span[..first], dims.Product(first, last + 1), .. dims.Span[(last + 1)..]];
        if (dims.IsSymbolic) lengths[0] = -1;
        return new(lengths);
    }
}
