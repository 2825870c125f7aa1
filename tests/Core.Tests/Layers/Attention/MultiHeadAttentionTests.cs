using Strata.Layers.Attention;
using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Attention;

public sealed class MultiHeadAttentionTests
{
    private static readonly Tensor Query = Arrays.Uniform([2, 3, 4], -1, 1, seed: 1);
    private static readonly Tensor Value = Arrays.Uniform([2, 5, 4], -1, 1, seed: 2);

    [Fact]
    public void It_is_the_formula_of_the_paper()
    {
        var layer = new MultiHeadAttention(2, 3, 2);
        var (output, scores) = layer.callAndReturnAttentionScores(Query, Value);
        Tensor[] w = [.. layer.weights.Select(x => x.read())];

        Assert.Equal([2, 2, 3, 5], scores.shape);
        Near.All([.. Enumerable.Repeat(1.0, 12)], scores.sum([-1]).dataSync());
        Tensor total = w[7];
        for (int head = 0; head < 2; head++)
        {
            Tensor Of(Tensor x, int weight) => x.matMul(Head(w[weight], head)).add(w[weight + 1].unstack()[head]);
            var alike = Of(Query, 0).matMul(Of(Value, 2), transposeB: true).div(Math.Sqrt(3)).softmax();
            Near.All(alike.dataSync<double>(), scores.unstack(1)[head].dataSync());
            total = total.add(alike.matMul(Of(Value, 4)).matMul(w[6].unstack()[head]));
        }

        Near.All(total.dataSync<double>(), output.dataSync());
    }

    [Fact]
    public void What_is_masked_is_not_looked_at()
    {
        var layer = new MultiHeadAttention(2, 2);
        var other = Value.slice([0, 0, 0], [2, 3, 4]).concat(Arrays.Uniform([2, 2, 4], 3, 4), 1);
        var mask = Arrays.Tensor([1, 1, 5], 1, 1, 1, 0, 0);

        var first = layer.apply(Query, Value, attentionMask: mask);

        Assert.Equal(first.dataSync(), layer.apply(Query, other, attentionMask: mask).dataSync());
        Assert.NotEqual(first.dataSync(), layer.apply(Query, other).dataSync());
        Value.kerasMask = Arrays.Tensor([2, 5], 1, 1, 1, 0, 0, 1, 1, 1, 0, 0).toBool();
        Assert.Equal(first.dataSync(), layer.apply(Query, Value).dataSync());
        Value.kerasMask = null;
    }

    [Fact]
    public void With_a_causal_mask_no_step_looks_at_later_ones()
    {
        var layer = new MultiHeadAttention(2, 2);
        var (_, scores) = layer.callAndReturnAttentionScores(Query, Query, useCausalMask: true);
        float[] values = scores.dataSync();
        for (int i = 0; i < values.Length; i++) Assert.Equal(i % 3 > i / 3 % 3, values[i] == 0);
    }

    [Fact]
    public void A_mask_has_an_axis_for_the_heads_or_none()
    {
        var layer = new MultiHeadAttention(2, 2, attentionAxes: 2);
        var query = Arrays.Uniform([2, 3, 4, 2], -1, 1);
        var value = Arrays.Uniform([2, 3, 5, 2], -1, 1);
        var mask = Arrays.Uniform([2, 3, 4, 5], 0, 1).greater(0.4);

        Assert.Equal(
            layer.apply(query, value, attentionMask: mask).dataSync(),
            layer.apply(query, value, attentionMask: mask.expandDims(2).broadcastTo([2, 3, 2, 4, 5])).dataSync());
    }

    [Fact]
    public void A_model_calls_it_with_a_causal_mask_and_its_file_says_so()
    {
        SymbolicTensor input = new Strata.Layers.Basic.InputLayer(options: new() { inputShape = [3, 4] }).output;
        var layer = new MultiHeadAttention(1, 2, options: new() { name = "look" });
        var (output, scores) = layer.callAndReturnAttentionScores(input, input, useCausalMask: true);
        var model = new FunctionalModel([input], [output, scores], null);

        var read = TopologyReader.Read(model.toJSON());
        read.setWeights(model.getWeights());

        Assert.Equal("[null,1,3,3]", read.outputs[1].shape.ToString());
        var expected = layer.callAndReturnAttentionScores(Query, Query, useCausalMask: true);
        foreach (var made in (LayersModel[])[model, read])
        {
            var found = made.predict<Tensor[]>(Query);
            Near.All(expected.output.dataSync<double>(), found[0].dataSync());
            Near.All(expected.scores.dataSync<double>(), found[1].dataSync());
        }
    }

    [Fact]
    public void Inputs_that_do_not_fit_are_named()
    {
        var layer = new MultiHeadAttention(2, 2);
        Assert.Throws<ArgumentException>(() => layer.apply(Query));
        Assert.Throws<ShapeException>(() => layer.apply(Query, Arrays.Uniform([2, 5, 3], 0, 1)));
        Assert.Throws<ShapeException>(() => layer.apply(Query, Value, Arrays.Uniform([2, 4, 4], 0, 1)));
        Assert.Throws<ArgumentException>(() => new MultiHeadAttention(0, 2));
        Assert.Throws<ArgumentException>(() => new MultiHeadAttention(1, 2, attentionAxes: 2).apply(Query, Value));
    }

    private static Tensor Head(Tensor kernel, int head) => kernel.unstack(1)[head];
}
