namespace Strata.Layers.Merge;

/// <summary>
/// The inputs one behind the other along an axis.
/// <para>Input: at least two tensors, equal but for that axis. Output: the lengths of that axis added.</para>
/// </summary>
/// <param name="axis">The axis; −1 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Concatenate(int axis = -1, LayerOptions? options = null) : MergeLayer(options)
{
    /// <summary>The axis.</summary>
    public int axis { get; } = axis;

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        var first = inputShapes[0];
        int place = axis < 0 ? axis + first.Count : axis;
        if (place < 0 || place >= first.Count)
            throw new ArgumentException(
                $"axis: layer {name} expected one from {-first.Count} to {first.Count - 1}, received {axis}.");
        int? length = 0;
        foreach (var shape in inputShapes)
        {
            if (!Fits(first, shape, place))
                throw new ShapeException($"Layer {name}: inputs of shapes " +
                    $"{string.Join(", ", (IEnumerable<Shape>)inputShapes)} must be equal but for axis {axis}.");
            length += shape[place];
        }

        return [first.With(place, length)];
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments) => [Tensor.Join(inputs, axis)];

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks)
    {
        if (Array.TrueForAll(masks, m => m is null)) return [null];
        var whole = inputs.Zip(masks, (x, m) => m is null ? x.onesLike().toBool() : Widen(m.toBool(), x)).ToArray();
        return [Tensor.Join(whole, axis).all([-1])];
    }

    private static Tensor Widen(Tensor mask, Tensor x)
    {
        if (mask.rank < x.rank) mask = mask.expandDims(-1);
        return mask.logicalAnd(x.onesLike().toBool());
    }

    private static bool Fits(Shape a, Shape b, int except)
    {
        if (a.Count != b.Count) return false;
        for (int i = 0; i < a.Count; i++)
            if (i != except && a[i] is { } x && b[i] is { } y && x != y) return false;
        return true;
    }
}
