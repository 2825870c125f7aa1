using Strata.Layers.Attention;
using Strata.Testing;
using Xunit;
using DotAttention = Strata.Layers.Attention.Attention;

namespace Strata.Core.Tests.Layers.Attention;

public sealed class AttentionTests
{
    private static readonly Tensor Query = Arrays.Uniform([2, 3, 4], -1, 1, seed: 1);
    private static readonly Tensor Value = Arrays.Uniform([2, 5, 2], -1, 1, seed: 2);
    private static readonly Tensor Key = Arrays.Uniform([2, 5, 4], -1, 1, seed: 3);

    [Fact]
    public void The_output_has_the_values_by_their_shares()
    {
        var (output, scores) = new DotAttention().callAndReturnAttentionScores(Query, Value, Key);

        var shares = Query.matMul(Key, transposeB: true).softmax();
        Assert.Equal(shares.dataSync(), scores.dataSync());
        Assert.Equal(shares.matMul(Value).dataSync(), output.dataSync());
    }

    [Fact]
    public void Sums_of_query_and_key_are_scored_by_the_weights()
    {
        var layer = new AdditiveAttention();
        var (_, scores) = layer.callAndReturnAttentionScores(Query, Value, Key);

        var sums = Query.expandDims(2).add(Key.expandDims(1)).tanh();
        Near.All(
            sums.mul(layer.weights[0].read()).sum([-1]).softmax().dataSync<double>(), scores.dataSync());
        Near.All(
            sums.sum([-1]).softmax().dataSync<double>(),
            new DotAttention(scoreMode: "concat").callAndReturnAttentionScores(Query, Value, Key).scores.dataSync());
    }

    [Fact]
    public void Masked_steps_of_the_value_are_hidden_and_those_of_the_query_are_0()
    {
        var layer = new DotAttention();
        Tensor queries = Arrays.Tensor([2, 3], 1, 1, 0, 1, 0, 1);
        Tensor values = Arrays.Tensor([2, 5], 1, 1, 0, 0, 0, 1, 1, 1, 1, 1);

        float[] y = layer.apply([Query, Value, Key], masks: [queries.toBool(), values.toBool(), null]).dataSync();

        Assert.Equal([0f, 0], y[4..6]);
        Assert.Equal([0f, 0], y[8..10]);
        Tensor first = Value.slice([0], [1]), q = Query.slice([0], [1]), k = Key.slice([0], [1]);
        float[] shorter = layer.apply(q, first.slice([0, 0], [1, 2]), k.slice([0, 0], [1, 2])).dataSync();
        Near.All([.. shorter[..4].Select(x => (double)x)], y[..4]);
    }

    [Fact]
    public void With_a_causal_mask_no_step_looks_at_later_ones()
    {
        var (_, scores) = new DotAttention().callAndReturnAttentionScores(Query, Query, useCausalMask: true);
        float[] values = scores.dataSync();
        for (int i = 0; i < values.Length; i++) Assert.Equal(i % 3 > i / 3 % 3, values[i] == 0);
    }

    [Fact]
    public void Inputs_that_do_not_fit_are_named()
    {
        Assert.Throws<ShapeException>(() => new DotAttention().apply(Query, Value));
        Assert.Throws<ShapeException>(() => new AdditiveAttention().apply(Query, Query, Key));
        Assert.Throws<ArgumentException>(() => new DotAttention(scoreMode: "product"));
    }

    [Fact]
    public void A_place_has_the_same_vector_in_each_sample_and_in_shorter_sequences()
    {
        var layer = new PositionEmbedding(4);
        var whole = layer.apply(Arrays.Uniform([2, 4, 3], 0, 1));
        Assert.Equal(layer.weights[0].read().dataSync(), whole.slice([1], [1]).dataSync());
        Assert.Equal(
            whole.slice([0, 0, 0], [1, 2, 3]).dataSync(), layer.apply(Arrays.Uniform([1, 2, 3], 0, 1)).dataSync());
        Assert.Contains("at most 4 steps", Assert.Throws<ShapeException>(
            () => layer.apply(Arrays.Uniform([1, 5, 3], 0, 1))).Message, StringComparison.Ordinal);
    }
}
