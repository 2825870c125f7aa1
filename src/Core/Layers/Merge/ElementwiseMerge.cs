namespace Strata.Layers.Merge;

/// <summary>
/// Merges elementwise: inputs are broadcast against each other; one of fewer axes gets axes of length 1 behind its
/// first.
/// </summary>
public abstract class ElementwiseMerge : MergeLayer
{
    private protected ElementwiseMerge(LayerOptions? options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        Shape merged = [.. inputShapes[0].Skip(1)];
        foreach (var next in inputShapes.Skip(1)) merged = Broadcast(merged, [.. next.Skip(1)], inputShapes);
        int? batch = inputShapes.Select(s => s[0]).FirstOrDefault(n => n is not null);
        return [[batch, .. merged]];
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        int rank = inputs.Max(x => x.rank);
        var aligned = Array.ConvertAll(inputs, x => Align(x, rank));
        return [Merge(aligned)];
    }

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks)
    {
        if (masks.Length != inputs.Length)
        {
            throw new ArgumentException(
                $"masks: layer {name} expected one for each of {inputs.Length} inputs, received {masks.Length}.");
        }

        Tensor?[] present = [.. masks.Where(m => m is not null)];
        return [present.Length == 0 ? null : present.Aggregate((a, b) => a!.logicalAnd(b!))];
    }

    /// <summary>Merges inputs of equal numbers of axes.</summary>
    private protected abstract Tensor Merge(Tensor[] inputs);

    private static Tensor Align(Tensor x, int rank)
    {
        while (x.rank < rank) x = x.expandDims(1);
        return x;
    }

    private Shape Broadcast(Shape a, Shape b, Shape[] all)
    {
        if (a.Count < b.Count) (a, b) = (b, a);
        int lead = a.Count - b.Count;
        int?[] merged = [.. a];
        for (int i = 0; i < b.Count; i++)
        {
            int? x = a[lead + i], y = b[i];
            if (x is not null && y is not null && x != y && x != 1 && y != 1)
                throw new ShapeException($"Layer {name}: inputs of shapes " +
                    $"{string.Join(", ", (IEnumerable<Shape>)all)} cannot be broadcast.");
            merged[lead + i] = x is null || y is null ? null : x == 1 ? y : x;
        }

        return merged!;
    }
}
