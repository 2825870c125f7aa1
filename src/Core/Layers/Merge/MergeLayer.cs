namespace Strata.Layers.Merge;

/// <summary>What layers that join several inputs have in common.</summary>
public abstract class MergeLayer : Layer
{
    private protected MergeLayer(LayerOptions? options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        if (inputShapes.Length < 2)
            throw new ArgumentException($"Layer {name}: expected at least two inputs, received {inputShapes.Length}.");
        int?[] batches = [.. inputShapes.Select(s => s[0]).Where(n => n is not null).Distinct()];
        if (batches.Length > 1)
            throw new ShapeException($"Layer {name}: cannot merge inputs of different batch sizes, received " +
                $"{string.Join(", ", (IEnumerable<Shape>)inputShapes)}.");
        _ = computeOutputShape(inputShapes);
    }
}
