using Strata.Layers.Basic;
using Strata.Layers.Merge;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Merge;

public sealed class MergeTests
{
    private static readonly Tensor A = Arrays.Tensor([2, 2], 1, -2, 3, 4), B = Arrays.Tensor([2, 2], 5, 6, -7, 8);

    [Fact]
    public void Each_merges_element_by_element()
    {
        Assert.Equal([5f, -12, -21, 32], new Multiply().apply([A, B]).dataSync());
        Assert.Equal([3f, 2, -2, 6], new Average().apply([A, B]).dataSync());
        Assert.Equal([5f, 6, 3, 8], new Maximum().apply([A, B]).dataSync());
        Assert.Equal([1f, -2, -7, 4], new Minimum().apply([A, B]).dataSync());
        Assert.Equal([-4f, -8, 10, -4], new Subtract().apply([A, B]).dataSync());
    }

    [Fact]
    public void Only_what_all_masks_let_through_counts_behind_a_merge()
    {
        Tensor x = Arrays.Uniform([1, 3, 2], 1, 2);
        Tensor One(params float[] mask) => Arrays.Tensor([1, 3], mask);

        var merged = new Multiply().apply([x, x, x], masks: [One(1, 1, 0), null, One(1, 0, 1)]);

        Assert.Equal([1f, 0, 0], merged.kerasMask!.toFloat().dataSync());
        Assert.Equal([1, 3], merged.kerasMask!.shape);
        Assert.Null(new Multiply().apply([x, x]).kerasMask);
        Assert.Null(new Dot(2).apply([x, x], masks: [One(1, 1, 0), null]).kerasMask);
    }

    [Fact]
    public void A_merged_mask_reaches_a_recurrent_layer()
    {
        var input = new InputLayer(options: new() { inputShape = [3, 2] }).output;
        var masked = new Masking().apply(input);
        var merged = new Average().apply([masked, masked]);
        var rnn = new Strata.Layers.Recurrent.SimpleRNN(2);
        var model = new Strata.Models.FunctionalModel([input], [rnn.apply(merged)], null);
        Tensor x = Arrays.Tensor([1, 3, 2], 1, 2, 3, 4, 0, 0);

        Near.All(rnn.apply(x.slice([0, 0], [1, 2])).dataSync<double>(), model.predict(x).dataSync());
    }

    [Fact]
    public void A_dot_of_matrices_is_their_product_along_the_axes_named()
    {
        Tensor x = Arrays.Uniform([2, 3, 4], -1, 1), y = Arrays.Uniform([2, 5, 3], -1, 1, 2);

        var product = new Dot([1, -1]).apply([x, y]);

        Near.All(x.transpose([0, 2, 1]).matMul(y.transpose([0, 2, 1])).dataSync<double>(), product.dataSync());
        Assert.Equal([2, 4, 5], product.shape);
    }

    [Fact]
    public void A_normalized_dot_is_the_cosine()
    {
        Tensor x = Arrays.Tensor([2, 2], 3, 4, 0, 0), other = Arrays.Tensor([2, 2], 4, 3, 1, 1);

        var y = new Dot(1, normalize: true).apply([x, other]);

        Near.All([24 / 25.0, 0], y.dataSync());
        Assert.Equal([2, 1], y.shape);
    }

    [Fact]
    public void Inputs_that_do_not_fit_are_refused()
    {
        static SymbolicTensor Of(params int?[] shape) => new InputLayer(options: new() { inputShape = shape! }).output;

        Assert.Throws<ArgumentException>(() => new Subtract().apply([Of(2), Of(2), Of(2)]));
        Assert.Throws<ArgumentException>(() => new Dot(1).apply([Of(2), Of(2), Of(2)]));
        Assert.Throws<ArgumentException>(() => new Dot(0).apply([Of(2), Of(2)]));
        Assert.Throws<ArgumentException>(() => new Dot(2).apply([Of(2), Of(2)]));
        Assert.Throws<ArgumentException>(() => new Dot([1, 2, 3]));
        Assert.Throws<ShapeException>(() => new Dot(1).apply([Of(2), Of(3)]));
        Assert.Throws<ShapeException>(() => new Dot(1).apply([Of(2, 2, 2), Of(2, 2, 2)]));
        Assert.Throws<ShapeException>(() => new Maximum().apply([Of(2), Of(3)]));
        Assert.Throws<ArgumentException>(() => new Multiply().computeMask([A, B], [null]));
    }
}
