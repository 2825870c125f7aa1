using Strata.Backends;
using Strata.Ops.Creation;
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
        int count = 1;
        bool overRows = false;
        foreach (int a in Axes(axis))
        {
            overRows |= Dims[a] < 0;
            count *= Math.Abs(Dims[a]);
        }

        return total.div(overRows ? Autodiff.Tape.Pause(() => Apply(new RowCount(count), this)) : count);
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
        var x = this;
        for (int i = axes.Length - 1; i >= 0; i--)
        {
            bool overRows = kind == ReduceKind.Sum && axes[i] == 0 && dtype == DType.float32;
            x = overRows ? Apply(new SumRows(), x) : Apply(new Reduce(kind, axes[i]), x);
        }

        if (!keepDims) return axes.Length == 0 ? x.clone() : x;
        int[] kept = Dims.ToArray();
        foreach (int a in axes) kept[a] = 1;
        return x.ReshapeTo(new(kept));
    }
}
