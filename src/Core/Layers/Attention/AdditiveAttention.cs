using Strata.Initializers;

namespace Strata.Layers.Attention;

/// <summary>
/// Attention by sums: softmax(Σ scale · tanh(query + key)) · value, the sum over the last axis (Bahdanau et al., 2015).
/// <para>Inputs: query [batch, T, d], value [batch, S, v] and maybe key [batch, S, d]. Output: [batch, T, v]; with
/// scores also these, [batch, T, S]. Weights: scale [d] with useScale.</para>
/// </summary>
/// <param name="useScale">Whether the terms of the sum are multiplied by weights; true by default.</param>
/// <param name="dropout">The part of the shares that is dropped in training; 0 by default.</param>
/// <param name="seed">Makes the sequence of choices repeatable; each call still has its own.</param>
/// <param name="options">What every layer takes.</param>
public sealed class AdditiveAttention(
    bool useScale = true, double dropout = 0, int? seed = null, LayerOptions? options = null)
    : ScoredAttention(dropout, seed, options)
{
    private LayerVariable? scale;

    /// <summary>Whether the terms of the sum are multiplied by weights.</summary>
    public bool useScale { get; } = useScale;

    private protected override void MakeWeights(Shape query)
    {
        if (useScale) scale = addWeight("scale", [query.Known(-1, name)], new GlorotUniform());
    }

    private protected override Tensor Scores(Tensor query, Tensor key)
    {
        var terms = Sums(query, key).tanh();
        return (scale is null ? terms : terms.mul(scale.read())).sum([-1]);
    }
}
