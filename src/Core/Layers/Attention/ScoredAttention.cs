using System.Text.Json.Nodes;
using Strata.Layers.Noise;

namespace Strata.Layers.Attention;

/// <summary>
/// What attention and additiveAttention have in common: scores of each query step with each value step become shares
/// by softmax, and the output has the values by their shares. Takes [query, value] or [query, value, key]; the key is
/// the value where it is not given. The query's mask sets its steps to 0 and is handed on, the value's hides steps.
/// </summary>
public abstract class ScoredAttention : Layer
{
    private int calls;

    private protected ScoredAttention(double dropout, int? seed, LayerOptions? options)
        : base(options) => (this.dropout, this.seed) = (dropout, seed);

    /// <summary>The part of the shares that is dropped in training.</summary>
    public double dropout { get; }

    /// <summary>Makes the sequence of choices repeatable.</summary>
    public int? seed { get; }

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <summary>Computes the attention now.</summary>
    /// <param name="query">[batch, T, d].</param>
    /// <param name="value">[batch, S, v].</param>
    /// <param name="key">[batch, S, d]; the value by default.</param>
    /// <param name="useCausalMask">Whether no step looks at later ones; false by default.</param>
    /// <param name="training">Whether as in a training step.</param>
    public Tensor apply(
        Tensor query, Tensor value, Tensor? key = null, bool useCausalMask = false, bool training = false) =>
        Computed(query, value, key, AttentionCall.Of(useCausalMask, false), training)[0];

    /// <summary>Computes the attention now, and its shares [batch, T, S].</summary>
    /// <inheritdoc cref="apply(Tensor, Tensor, Tensor?, bool, bool)"/>
    public (Tensor output, Tensor scores) callAndReturnAttentionScores(
        Tensor query, Tensor value, Tensor? key = null, bool useCausalMask = false, bool training = false)
    {
        var both = Computed(query, value, key, AttentionCall.Of(useCausalMask, true), training);
        return (both[0], both[1]);
    }

    /// <summary>Applies the attention to symbolic tensors.</summary>
    /// <param name="query">[batch, T, d].</param>
    /// <param name="value">[batch, S, v].</param>
    /// <param name="key">[batch, S, d]; the value by default.</param>
    /// <param name="useCausalMask">Whether no step looks at later ones; false by default.</param>
    public SymbolicTensor apply(
        SymbolicTensor query, SymbolicTensor value, SymbolicTensor? key = null, bool useCausalMask = false) =>
        Connect(AttentionCall.Inputs(query, value, key, null), AttentionCall.Of(useCausalMask, false))[0];

    /// <summary>Applies the attention to symbolic tensors, and gives its shares [batch, T, S] as well.</summary>
    /// <inheritdoc cref="apply(SymbolicTensor, SymbolicTensor, SymbolicTensor?, bool)"/>
    public (SymbolicTensor output, SymbolicTensor scores) callAndReturnAttentionScores(
        SymbolicTensor query, SymbolicTensor value, SymbolicTensor? key = null, bool useCausalMask = false)
    {
        var both = Connect(AttentionCall.Inputs(query, value, key, null), AttentionCall.Of(useCausalMask, true));
        return (both[0], both[1]);
    }

    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        _ = computeOutputShape(inputShapes);
        MakeWeights(inputShapes[0]);
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        AttentionCall.CheckCount(name, inputShapes.Length, 3);
        Shape query = inputShapes[0], value = inputShapes[1], key = inputShapes.ElementAtOrDefault(2) ?? value;
        if (query.Count != 3 || value.Count != 3 || key.Count != 3 || query[2] != key[2] || value[1] != key[1])
        {
            throw new ShapeException($"Layer {name}: expected query [batch, T, d], value [batch, S, v] and key " +
                $"[batch, S, d], received {query}, {value} and {key}.");
        }

        return [query.With(2, value[2])];
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        Tensor query = inputs[0].toFloat(), value = inputs[1].toFloat();
        var key = inputs.Length > 2 ? inputs[2].toFloat() : value;
        var hidden = AttentionMasks.Joined(
            null, arguments.masks.ElementAtOrDefault(1), null,
            AttentionCall.IsCausal(arguments.Kwargs) ? AttentionMasks.Causal(query.Dims[1], value.Dims[1]) : null,
            null);
        var shares = AttentionMasks.Hide(Scores(query, key), hidden).softmax();
        if (arguments.training) shares = InvertedDropout.Of(shares, dropout, shares.Dims, seed, ref calls);
        var y = shares.matMul(value);
        if (arguments.mask is { } mask) y = y.mul(mask.toFloat().expandDims(-1));
        return AttentionCall.ReturnsScores(arguments.Kwargs) ? [y, shares] : [y];
    }

    internal override Shape[] OutputShapesOf(Shape[] inputShapes, JsonObject? kwargs)
    {
        var shapes = computeOutputShape(inputShapes);
        return AttentionCall.ReturnsScores(kwargs) ? [.. shapes, inputShapes[0].With(2, inputShapes[1][1])] : shapes;
    }

    /// <summary>Makes the weights for a query of this shape.</summary>
    private protected abstract void MakeWeights(Shape query);

    /// <summary>How much each step of the query [batch, T, d] has of each of the key [batch, S, d].</summary>
    private protected abstract Tensor Scores(Tensor query, Tensor key);

    private protected static Tensor Sums(Tensor query, Tensor key) => query.expandDims(2).add(key.expandDims(1));

    private Tensor[] Computed(Tensor query, Tensor value, Tensor? key, JsonObject? kwargs, bool training)
    {
        var inputs = AttentionCall.Inputs(query, value, key, null);
        return Compute(inputs, new(training, Array.ConvertAll(inputs, x => x.kerasMask), null, kwargs));
    }
}
