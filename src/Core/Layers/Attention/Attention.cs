using Strata.Initializers;

namespace Strata.Layers.Attention;

/// <summary>
/// Attention by products: softmax(query · keyᵀ) · value (Luong et al., 2015); with score mode "concat" the scores are
/// Σ tanh(query + key) over the last axis.
/// <para>Inputs: query [batch, T, d], value [batch, S, v] and maybe key [batch, S, d]. Output: [batch, T, v]; with
/// scores also these, [batch, T, S]. Weights, scalars: scale with useScale, concat_score_weight with "concat".</para>
/// </summary>
/// <param name="useScale">Whether scores are multiplied by a weight; false by default.</param>
/// <param name="scoreMode">"dot" (the default) or "concat".</param>
/// <param name="dropout">The part of the shares that is dropped in training; 0 by default.</param>
/// <param name="seed">Makes the sequence of choices repeatable; each call still has its own.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Attention(
    bool useScale = false, ScoreMode scoreMode = default, double dropout = 0, int? seed = null,
    LayerOptions? options = null)
    : ScoredAttention(dropout, seed, options)
{
    private LayerVariable? scale, concatWeight;

    /// <summary>Whether scores are multiplied by a weight.</summary>
    public bool useScale { get; } = useScale;

    /// <summary>How query and key are compared.</summary>
    public ScoreMode scoreMode { get; } = scoreMode;

    private protected override void MakeWeights(Shape query)
    {
        if (useScale) scale = addWeight("scale", [], new Ones());
        if (scoreMode.IsConcat) concatWeight = addWeight("concat_score_weight", [], new Ones());
    }

    private protected override Tensor Scores(Tensor query, Tensor key)
    {
        if (!scoreMode.IsConcat) return Scaled(query.matMul(key, transposeB: true));
        return Scaled(Sums(query, key)).tanh().sum([-1]).mul(concatWeight!.read());
    }

    private Tensor Scaled(Tensor x) => scale is null ? x : x.mul(scale.read());
}
