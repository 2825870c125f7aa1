using System.Text.Json.Nodes;
using Strata.Layers.Noise;
using Strata.Ops.Linear;

namespace Strata.Layers.Attention;

public sealed partial class MultiHeadAttention
{
    private AttentionProjection? queries, keys, values, results;
    private int[] axes = [];
    private int calls;

    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        _ = computeOutputShape(inputShapes);
        Shape queryShape = inputShapes[0], valueShape = inputShapes[1], keyShape = inputShapes.ElementAtOrDefault(2)
            ?? valueShape;
        int rank = queryShape.Count, length = queryShape.Known(-1, name);
        axes = Axes(rank);
        queries = Made("query", rank, [length], [numHeads, keyDim]);
        keys = Made("key", rank, [keyShape.Known(-1, name)], [numHeads, keyDim]);
        values = Made("value", rank, [valueShape.Known(-1, name)], [numHeads, valueDim]);
        results = Made(
            "attention_output", rank + 1, [numHeads, valueDim],
            givenOutputShape?.ToKnown($"Layer {name}: outputShape") ?? [length]);
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        AttentionCall.CheckCount(name, inputShapes.Length, 4);
        Shape query = inputShapes[0], value = inputShapes[1], key = inputShapes.ElementAtOrDefault(2) ?? value;
        if (query.Count < 3 || query.Count != value.Count || query.Count != key.Count)
        {
            throw new ShapeException($"Layer {name}: expected query, value and key of as many axes, at least 3, " +
                $"received shapes {query}, {value} and {key}.");
        }

        if (query[query.Count - 1] != value[value.Count - 1])
        {
            throw new ShapeException(
                $"Layer {name}: expected query and value of one last length, received shapes {query} and {value}.");
        }

        if (value.Part(1, value.Count - 1) != key.Part(1, key.Count - 1))
        {
            throw new ShapeException($"Layer {name}: expected value and key of one shape but for the last length, " +
                $"received {value} and {key}.");
        }

        return [givenOutputShape is null ? query : [.. query.Part(0, query.Count - 1), .. givenOutputShape]];
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        var mask = AttentionMasks.Joined(
            arguments.masks.ElementAtOrDefault(0), arguments.masks.ElementAtOrDefault(1),
            inputs.Length > 2 ? arguments.masks.ElementAtOrDefault(2) : null,
            AttentionCall.IsCausal(arguments.Kwargs)
                ? AttentionMasks.Causal(inputs[0].Dims[1], inputs[1].Dims[1]) : null,
            inputs.ElementAtOrDefault(3));
        var q = Projected(queries!, inputs[0], arguments).mul(1 / Math.Sqrt(keyDim));
        var k = Projected(keys!, inputs.Length > 2 ? inputs[2] : inputs[1], arguments);
        var v = Projected(values!, inputs[1], arguments);
        var (ofScores, ofResult) = AttentionEquations.Attention(q.rank, axes);
        var scores = Softmax(AttentionMasks.Hide(Einsum.Of(ofScores, [q, k]), Widened(mask, q.rank - 1 + axes.Length)));
        var kept = arguments.training
            ? InvertedDropout.Of(scores, dropout, scores.Dims, null, ref calls) : scores;
        var y = results!.Of(Einsum.Of(ofResult, [kept, v]));
        return AttentionCall.ReturnsScores(arguments.Kwargs) ? [y, scores] : [y];
    }

    internal override Shape[] OutputShapesOf(Shape[] inputShapes, JsonObject? kwargs)
    {
        var shapes = computeOutputShape(inputShapes);
        if (!AttentionCall.ReturnsScores(kwargs)) return shapes;
        Shape q = inputShapes[0], k = inputShapes[1];
        int[] along = Axes(q.Count);
        var apart = q.Take(q.Count - 1).Where((_, i) => Array.IndexOf(along, i) < 0);
        return [shapes[0], [.. apart, numHeads, .. along.Select(i => q[i]), .. along.Select(i => k[i])]];
    }

    private Tensor[] Computed(
        Tensor query, Tensor value, Tensor? key, Tensor? attentionMask, JsonObject? kwargs, bool training)
    {
        var inputs = AttentionCall.Inputs(query, value, key, attentionMask);
        return Compute(inputs, new(training, Array.ConvertAll(inputs, x => x.kerasMask), null, kwargs));
    }

    private int[] Axes(int rank)
    {
        if (attentionAxes is null) return [.. Enumerable.Range(1, rank - 2)];
        int[] counted = [.. attentionAxes.Select(a => a < 0 ? a + rank : a)];
        return counted.Length > 0 && counted.Distinct().Count() == counted.Length
            && Array.TrueForAll(counted, a => a >= 1 && a <= rank - 2) ? counted
            : throw new ArgumentException($"Layer {name}: attentionAxes: expected different axes from 1 to " +
                $"{rank - 2}, received {attentionAxes}.");
    }

    private AttentionProjection Made(string part, int rank, int[] inner, int[] outer)
    {
        var kernel = addWeight(
            $"{part}/kernel", [.. inner, .. outer], kernelInitializer, kernelRegularizer,
            constraint: kernelConstraint);
        var bias = useBias
            ? addWeight($"{part}/bias", [.. outer], biasInitializer, biasRegularizer, constraint: biasConstraint)
            : null;
        return new(AttentionEquations.Projection(rank - inner.Length, inner.Length, outer.Length), kernel, bias);
    }

    private Tensor Projected(AttentionProjection projection, Tensor x, CallArguments arguments)
    {
        var y = projection.Of(x);
        if (activityRegularizer is { } penalty && arguments.training)
            arguments.AddActivityLoss(ActivityLoss.Of(penalty, y));
        return y;
    }

    // Missing axes stand between those of the batch and those of attention, as the heads do.
    private Tensor? Widened(Tensor? mask, int rank)
    {
        while (mask is not null && mask.rank < rank) mask = mask.expandDims((-2 * axes.Length) - 1);
        return mask;
    }

    private Tensor Softmax(Tensor scores)
    {
        if (axes.Length == 1) return scores.softmax();
        int kept = scores.rank - axes.Length;
        var flat = scores.ReshapeTo([.. scores.Dims.Span[..kept], scores.Dims.Product(kept, scores.rank)]);
        return flat.softmax().ReshapeTo(scores.Dims);
    }
}
