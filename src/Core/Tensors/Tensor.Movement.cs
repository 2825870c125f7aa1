using Strata.Ops;
using Strata.Ops.Elementwise;
using Strata.Ops.Movement;
using Strata.Tensors;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>The same elements in the same order under another shape; one length may be −1.</summary>
    /// <exception cref="ShapeException">The number of elements differs.</exception>
    public Tensor reshape(int[] shape) => ReshapeTo(new([.. shape]));

    /// <summary>As a vector.</summary>
    public Tensor flatten() => ReshapeTo([-1]);

    /// <summary>With an axis of length 1 inserted.</summary>
    public Tensor expandDims(int axis = 0)
    {
        int at = axis < 0 ? axis + rank + 1 : axis;
        if (at < 0 || at > rank)
            throw new ShapeException($"expandDims: expected an axis from {-rank - 1} to {rank}, received {axis}.");
        return ReshapeTo(new([.. Dims.Span[..at], 1, .. Dims.Span[at..]]));
    }

    /// <summary>Without axes of length 1: all of them, or those named.</summary>
    /// <exception cref="ShapeException">A named axis has another length.</exception>
    public Tensor squeeze(int[]? axis = null)
    {
        int[] gone = axis is null
            ? [.. Enumerable.Range(0, rank).Where(i => Dims[i] == 1)]
            : [.. axis.Select(Axis)];
        foreach (int a in gone)
            if (Dims[a] != 1) throw new ShapeException($"squeeze: axis {a} of shape {Dims} is not 1.");
        return ReshapeTo(new([.. Dims.Where((_, i) => Array.IndexOf(gone, i) < 0)]));
    }

    /// <summary>Axes in another order; reversed by default.</summary>
    public Tensor transpose(int[]? perm = null)
    {
        perm ??= [.. Enumerable.Range(0, rank).Reverse()];
        int[] axes = [.. perm.Select(Axis)];
        if (axes.Length != rank || axes.Distinct().Count() != rank)
            throw new ShapeException(
                $"perm: expected each axis of shape {Dims} once, received [{string.Join(",", perm)}].");
        return axes.SequenceEqual(Enumerable.Range(0, rank)) ? clone() : Apply(new Transpose(new(axes)), this);
    }

    /// <summary>A box: from begin, of the given size (−1: up to the end); axes not named are taken whole.</summary>
    public Tensor slice(int[] begin, int[]? size = null)
    {
        if (begin.Length > rank || size?.Length > rank)
        {
            throw new ShapeException(
                $"slice: expected at most {rank} numbers for shape {Dims}, received begin [{string.Join(",", begin)}]" +
                (size is null ? "." : $" and size [{string.Join(",", size)}]."));
        }

        int[] from = new int[rank], lengths = new int[rank];
        Array.Fill(lengths, -1);
        begin.CopyTo(from, 0);
        size?.CopyTo(lengths, 0);
        return Apply(new Slice(new(from), new(lengths)), this);
    }

    /// <summary>With a border of a constant; for each axis how much before and behind.</summary>
    public Tensor pad(int[][] paddings, double constantValue = 0)
    {
        if (paddings.Length != rank || paddings.Any(pair => pair.Length != 2 || pair[0] < 0 || pair[1] < 0))
        {
            string received = string.Join(",", paddings.Select(pair => $"[{string.Join(",", pair)}]"));
            throw new ShapeException($"paddings: expected {rank} pairs for shape {Dims}, received [{received}].");
        }

        Dims before = new([.. paddings.Select(pair => pair[0])]), after = new([.. paddings.Select(pair => pair[1])]);
        return Apply(new Pad(before, after, (float)constantValue), this);
    }

    /// <summary>Repeated along each axis.</summary>
    public Tensor tile(int[] reps)
    {
        if (reps.Length != rank)
            throw new ShapeException($"reps: expected {rank} numbers for shape {Dims}, received {reps.Length}.");
        var x = this;
        for (int i = 0; i < rank; i++)
            if (reps[i] != 1) x = Join([.. Enumerable.Repeat(x, reps[i])], i);
        return x;
    }

    /// <summary>Broadcast to a shape, as NumPy does.</summary>
    public Tensor broadcastTo(int[] shape) => Apply(new Repeat(new([.. shape])), this);

    /// <summary>The elements along axes, all by default, in the opposite order.</summary>
    public Tensor reverse(int[]? axis = null)
    {
        var x = this;
        foreach (int a in Axes(axis)) x = Apply(new Reverse(a), x);
        return x;
    }

    /// <summary>Slices along an axis, picked by int32 indices.</summary>
    public Tensor gather(Tensor indices, int axis = 0) => Apply(new Take(Axis(axis)), this, indices.toInt());

    /// <summary>One behind the other along an axis.</summary>
    public Tensor concat(Tensor other, int axis = 0) => Join([this, other], axis);

    /// <summary>Cut along an axis into this many equal parts.</summary>
    public Tensor[] split(int numOrSizeSplits, int axis = 0)
    {
        int a = Axis(axis);
        if (numOrSizeSplits < 1 || Dims[a] % numOrSizeSplits != 0)
            throw new ShapeException(
                $"split: axis {a} of shape {Dims} cannot be cut into {numOrSizeSplits} equal parts.");
        return split([.. Enumerable.Repeat(Dims[a] / numOrSizeSplits, numOrSizeSplits)], axis);
    }

    /// <summary>Cut along an axis into parts of these lengths.</summary>
    public Tensor[] split(int[] numOrSizeSplits, int axis = 0)
    {
        int a = Axis(axis), offset = 0;
        if (numOrSizeSplits.Sum() != Dims[a])
        {
            throw new ShapeException($"numOrSizeSplits: expected lengths that add up to {Dims[a]}, axis {a} of shape " +
                $"{Dims}, received [{string.Join(",", numOrSizeSplits)}].");
        }

        var parts = new Tensor[numOrSizeSplits.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = slice(Origin(a, offset), Extent(a, numOrSizeSplits[i]));
            offset += numOrSizeSplits[i];
        }

        return parts;
    }

    /// <summary>The slices along an axis, without the axis.</summary>
    public Tensor[] unstack(int axis = 0) => [.. split(Dims[Axis(axis)], axis).Select(part => part.squeeze([axis]))];

    /// <summary>Along a new last axis, on where the index stands and off elsewhere.</summary>
    public Tensor oneHot(int depth, double onValue = 1, double offValue = 0) =>
        onValue == 1 && offValue == 0 ? IndexEquals(depth).toInt() : Choose(IndexEquals(depth), onValue, offValue);

    internal Tensor IndexEquals(int depth)
    {
        float[] numbers = [.. Enumerable.Range(0, depth).Select(i => (float)i)];
        var range = HostValues.Of("oneHot", numbers, [depth]);
        return expandDims(-1).toFloat().equal(range);
    }

    internal static Tensor Join(Tensor[] tensors, int axis) => tensors.Length switch
    {
        0 => throw new ArgumentException("tensors: expected at least one tensor, received none."),
        1 => tensors[0].clone(),
        _ => Apply(new Concat(tensors[0].Axis(axis)), tensors),
    };

    internal Tensor ReshapeTo(Dims dims) => Apply(new Reshape(dims), this);

    internal int[] Origin(int axis, int at)
    {
        int[] begin = new int[rank];
        begin[axis] = at;
        return begin;
    }

    internal int[] Extent(int axis, int length)
    {
        int[] size = Dims.ToArray();
        size[axis] = length;
        return size;
    }
}
