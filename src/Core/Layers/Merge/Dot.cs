namespace Strata.Layers.Merge;

/// <summary>
/// Of each sample the inner product of two tensors along an axis of each: of matrices a product of matrices, of
/// vectors a number.
/// <para>Input: two tensors of two or three axes. Output: the first's axes without the one named, then the second's
/// without that of the batch and the one named; [batch, 1] if there are none.</para>
/// </summary>
/// <param name="axes">The axis of both, or of each one, behind that of the batch; negative ones count from the
/// end.</param>
/// <param name="normalize">Whether both are divided by their length along their axis first, which gives the cosine;
/// false by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Dot(IntTuple axes, bool normalize = false, LayerOptions? options = null) : MergeLayer(options)
{
    private const double Epsilon = 1e-7;

    /// <summary>The axis of both, or of each one.</summary>
    public IntTuple axes { get; } = axes is { Count: 1 or 2 } ? axes
        : throw new ArgumentException($"axes: expected one axis or two, received {axes}.");

    /// <summary>Whether both are divided by their length along their axis first.</summary>
    public bool normalize { get; } = normalize;

    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        if (inputShapes.Length != 2)
            throw new ArgumentException($"Layer {name}: expected two inputs, received {inputShapes.Length}.");
        base.build(inputShapes);
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        Shape left = inputShapes[0], right = inputShapes[1];
        var (a, b) = (Place(0, left), Place(1, right));
        if (left[a] is { } m && right[b] is { } n && m != n)
        {
            throw new ShapeException($"Layer {name}: axis {a} of shape {left} and axis {b} of shape {right} must " +
                "have the same length.");
        }

        Shape kept = [left[0] ?? right[0], .. Others(left, a), .. Others(right, b)];
        return [kept.Count == 1 ? [kept[0], 1] : kept];
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        Tensor x = inputs[0].toFloat(), y = inputs[1].toFloat();
        var (a, b) = (Place(0, Shape.Of(x.Dims)), Place(1, Shape.Of(y.Dims)));
        if (normalize) (x, y) = (Normalized(x, a), Normalized(y, b));
        var product = AsRows(x, a).matMul(AsRows(y, b), transposeB: true);
        return [x.rank == 2 ? product.squeeze([1]) : y.rank == 2 ? product.squeeze([2]) : product];
    }

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks) => [null];

    private static IEnumerable<int?> Others(Shape shape, int axis) => shape.Where((_, i) => i > 0 && i != axis);

    // [batch, others, axis]
    private static Tensor AsRows(Tensor x, int axis) =>
        x.rank == 2 ? x.expandDims(1) : axis == 2 ? x : x.transpose([0, 2, 1]);

    private static Tensor Normalized(Tensor x, int axis) =>
        x.div(x.square().sum([axis], true).maximum(Epsilon).sqrt());

    private int Place(int input, Shape shape)
    {
        if (shape.Count is not (2 or 3))
            throw new ShapeException($"Layer {name}: expected inputs of two or three axes, received shape {shape}.");
        int axis = axes[Math.Min(input, axes.Count - 1)];
        int counted = axis < 0 ? axis + shape.Count : axis;
        return counted > 0 && counted < shape.Count ? counted
            : throw new ArgumentException($"axes: layer {name} expected an axis of shape {shape} behind that of the " +
                $"batch, received {axis}.");
    }
}
