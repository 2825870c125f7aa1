using Strata.Layers.Attention;
using Strata.Testing.Layers;
using DotAttention = Strata.Layers.Attention.Attention;

namespace Strata.Core.Tests.Layers;

/// <summary>Attention, and dense layers along any axes.</summary>
internal static class AttentionCases
{
    internal static IReadOnlyList<LayerCase> All { get; } =
    [
        new("einsumDense", () => new EinsumDense("abc,cde->abde", [null, 2, 3], "tanh", "de"), [[2, 3, 2]],
            "kernel[2,2,3]", "bias[2,3]"),
        new("einsumDense with all its options",
            () => new EinsumDense(
                "abc,cd->abd", [3, 2], "sigmoid", "b", "ones", "ones", "l1", "l2", "l1l2", "maxNorm", "nonNeg",
                new() { name = "full", batchInputShape = [null, 3, 2] }),
            [[2, 3, 2]], "kernel[2,2]", "bias[3,1]"),
        new("einsumDense of any axes", () => new EinsumDense("...b,bc->...c", [3], biasAxes: "c"), [[2, 2, 2, 4]],
            "kernel[4,3]", "bias[3]"),
        new("einsumDense of the first axes", () => new EinsumDense("bc...,cde->bde...", [3, 2], biasAxes: "d"),
            [[2, 3, 2]], "kernel[3,3,2]", "bias[3,1,1]"),
        new("einsumDense place by place", () => new EinsumDense("abc,bcd->abd", [null, 3]), [[2, 3, 2]],
            "kernel[3,2,3]"),
        new("einsumDense within places", () => new EinsumDense("...bc,bc->...b", [3]), [[2, 3, 2]], "kernel[3,2]"),
        new("einsumDense of one number", () => new EinsumDense("ab,b->a", []), [[2, 3]], "kernel[3]"),
        new("einsumDense of axes in another order", () => new EinsumDense("abc,dc->adb", [3, null]), [[2, 4, 2]],
            "kernel[3,2]"),
        new("multiHeadAttention", () => new MultiHeadAttention(2, 3), [[2, 3, 4], [2, 2, 4]],
            "query/kernel[4,2,3]", "query/bias[2,3]", "key/kernel[4,2,3]", "key/bias[2,3]", "value/kernel[4,2,3]",
            "value/bias[2,3]", "attention_output/kernel[2,3,4]", "attention_output/bias[4]"),
        new("multiHeadAttention with a key",
            () => new MultiHeadAttention(2, 2, 3, useBias: false, outputShape: [3, 2]),
            [[2, 3, 4], [2, 2, 4], [2, 2, 5]],
            "query/kernel[4,2,2]", "key/kernel[5,2,2]", "value/kernel[4,2,3]", "attention_output/kernel[2,3,3,2]"),
        new("multiHeadAttention along the second axis", () => new MultiHeadAttention(1, 2, attentionAxes: 2),
            [[2, 2, 3, 3], [2, 2, 2, 3]],
            "query/kernel[3,1,2]", "query/bias[1,2]", "key/kernel[3,1,2]", "key/bias[1,2]", "value/kernel[3,1,2]",
            "value/bias[1,2]", "attention_output/kernel[1,2,3]", "attention_output/bias[3]"),
        new("multiHeadAttention along two axes with dropout",
            () => new MultiHeadAttention(2, 2, dropout: 0.5, useBias: false, attentionAxes: [1, 2]),
            [[3, 2, 3, 2], [3, 2, 2, 2]],
            "query/kernel[2,2,2]", "key/kernel[2,2,2]", "value/kernel[2,2,2]", "attention_output/kernel[2,2,2]")
            { TrainsDifferently = true, IsRandom = true },
        new("attention", () => new DotAttention(), [[2, 3, 4], [2, 2, 4]]),
        new("attention with a key, a scale and dropout", () => new DotAttention(true, dropout: 0.4, seed: 2),
            [[4, 3, 2], [4, 4, 3], [4, 4, 2]], "scale[]") { TrainsDifferently = true, IsRandom = true },
        new("attention by concatenation", () => new DotAttention(true, "concat"), [[2, 3, 4], [2, 2, 4]],
            "scale[]", "concat_score_weight[]"),
        new("additiveAttention", () => new AdditiveAttention(), [[2, 3, 4], [2, 2, 4]], "scale[4]"),
        new("additiveAttention without a scale", () => new AdditiveAttention(false), [[2, 3, 2], [2, 2, 3], [2, 2, 2]]),
        new("positionEmbedding", () => new PositionEmbedding(5), [[2, 3, 2]], "embeddings[5,2]") { Numbers = 2 },
        new("positionEmbedding of any axes", () => new PositionEmbedding(3), [[2, 2, 3, 2]], "embeddings[3,2]")
            { Numbers = 2 },
    ];
}
