namespace Strata;

public abstract partial class Tensor
{
    /// <summary>Side by side with another one of the same shape, along a new axis.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Tensor stack(Tensor x, int axis = 0) => Stacked([this, x], axis);

    /// <summary>With the shape of another tensor.</summary>
    /// <exception cref="ShapeException">The number of elements differs.</exception>
    public Tensor reshapeAs(Tensor x) => ReshapeTo(x.Dims);

    /// <summary>As a scalar.</summary>
    /// <exception cref="ShapeException">There is not just one element.</exception>
    public Tensor asScalar() => size == 1 ? ReshapeTo([])
        : throw new ShapeException($"asScalar: expected a tensor of one element, received shape {Dims}.");

    /// <summary>As a vector.</summary>
    public Tensor as1D() => ReshapeTo([size]);

    /// <summary>As a matrix.</summary>
    public Tensor as2D(int rows, int columns) => reshape([rows, columns]);

    /// <summary>As a tensor of rank 3.</summary>
    public Tensor as3D(int rows, int columns, int depth) => reshape([rows, columns, depth]);

    /// <summary>As a tensor of rank 4.</summary>
    public Tensor as4D(int rows, int columns, int depth, int depth2) => reshape([rows, columns, depth, depth2]);

    /// <summary>A variable that starts with these values.</summary>
    public Variable variable(bool trainable = true, string? name = null, DType? dtype = null) =>
        new(dtype is { } type ? cast(type) : this, trainable, name);

    internal static Tensor Stacked(IReadOnlyList<Tensor> tensors, int axis)
    {
        if (tensors.Count == 0) throw new ArgumentException("tensors: expected at least one tensor, received none.");
        foreach (var tensor in tensors)
        {
            if (tensor.Dims == tensors[0].Dims) continue;
            throw new ShapeException($"stack: expected tensors of shape {tensors[0].Dims}, received {tensor.Dims}.");
        }

        int at = axis < 0 ? axis + tensors[0].rank + 1 : axis;
        return Join([.. tensors.Select(tensor => tensor.expandDims(axis))], at);
    }
}
