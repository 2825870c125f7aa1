namespace Strata;

public static partial class tf
{
    /// <summary>The same values in another type.</summary>
    public static Tensor cast(Tensor x, DType dtype) => x.cast(dtype);

    /// <summary>The same values in a tensor of its own.</summary>
    public static Tensor clone(Tensor x) => x.clone();

    /// <summary>The same elements under another shape; one length may be −1.</summary>
    public static Tensor reshape(Tensor x, int[] shape) => x.reshape(shape);

    /// <summary>With an axis of length 1 inserted.</summary>
    public static Tensor expandDims(Tensor x, int axis = 0) => x.expandDims(axis);

    /// <summary>Without axes of length 1: all of them, or those named.</summary>
    public static Tensor squeeze(Tensor x, int[]? axis = null) => x.squeeze(axis);

    /// <summary>With a border of a constant; for each axis how much before and behind.</summary>
    public static Tensor pad(Tensor x, int[][] paddings, double constantValue = 0) => x.pad(paddings, constantValue);

    /// <summary>Broadcast to a shape, as NumPy does.</summary>
    public static Tensor broadcastTo(Tensor x, int[] shape) => x.broadcastTo(shape);

    /// <summary>A box: from begin, of the given size (−1: up to the end).</summary>
    public static Tensor slice(Tensor x, int[] begin, int[]? size = null) => x.slice(begin, size);

    /// <summary>The part along the first axis from begin, of the given size (by default up to the end).</summary>
    public static Tensor slice(Tensor x, int begin, int size = -1) => x.slice([begin], [size]);

    /// <summary>Cut along an axis into this many equal parts.</summary>
    public static Tensor[] split(Tensor x, int numOrSizeSplits, int axis = 0) => x.split(numOrSizeSplits, axis);

    /// <summary>Cut along an axis into parts of these lengths.</summary>
    public static Tensor[] split(Tensor x, int[] numOrSizeSplits, int axis = 0) => x.split(numOrSizeSplits, axis);

    /// <summary>Side by side along a new axis.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor stack(IReadOnlyList<Tensor> tensors, int axis = 0) => Tensor.Stacked(tensors, axis);

    /// <summary>The slices along an axis, without the axis.</summary>
    public static Tensor[] unstack(Tensor x, int axis = 0) => x.unstack(axis);

    /// <summary>One behind the other along an axis.</summary>
    /// <exception cref="ShapeException">The shapes differ along another axis.</exception>
    public static Tensor concat(IReadOnlyList<Tensor> tensors, int axis = 0) => Tensor.Join([.. tensors], axis);

    /// <summary>Repeated along each axis.</summary>
    public static Tensor tile(Tensor x, int[] reps) => x.tile(reps);

    /// <summary>Slices along an axis, picked by int32 indices.</summary>
    public static Tensor gather(Tensor x, Tensor indices, int axis = 0) => x.gather(indices, axis);

    /// <summary>The elements along axes, all by default, in the opposite order.</summary>
    public static Tensor reverse(Tensor x, int[]? axis = null) => x.reverse(axis);

    /// <summary>The elements along an axis in the opposite order.</summary>
    public static Tensor reverse(Tensor x, int axis) => x.reverse([axis]);
}
