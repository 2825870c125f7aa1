using Strata.Autodiff;
using Strata.Layers.Basic;
using Strata.Models;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Basic;

public sealed class EmbeddingTests
{
    private static readonly Tensor Table = Arrays.Tensor([3, 2], 1, 2, 3, 4, 5, 6);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_number_becomes_its_row_of_the_table(bool whole)
    {
        var layer = new Embedding(3, 2, options: new() { weights = [Table] });

        var y = layer.apply(whole ? Arrays.Ints([1, 2], 2, 0) : Arrays.Tensor([1, 2], 2, 0));

        Assert.Equal([1, 2, 2], y.shape);
        Assert.Equal([5f, 6, 1, 2], y.dataSync());
    }

    [Fact]
    public void A_row_named_twice_has_the_sum_of_both_gradients_and_one_not_named_none()
    {
        var layer = new Embedding(3, 2, options: new() { weights = [Table] });
        var x = Arrays.Ints([2, 2], 2, 0, 2, 2);
        _ = layer.apply(x);

        var gradient = Gradients.Of(() => layer.apply(x).sum(), [layer.weights[0].val]).Gradients[0];

        Assert.Equal([1f, 1, 0, 0, 3, 3], gradient.dataSync());
    }

    [Fact]
    public void A_plans_gradient_is_summed_by_leaves_and_up_the_tree()
    {
        var layer = new Embedding(3, 2, options: new() { weights = [Table] });
        _ = layer.apply(Arrays.Ints([1, 2], 0, 0));
        var table = layer.weights[0].val;

        var plan = Planned.Trace(
            x => Gradients.Of(() => layer.apply(x[0]).square().sum(), [table]).Gradients,
            new TensorSpec([-1, 5], DType.int32));

        Assert.Equal([6], plan.Sums.Select(level => level.Length));
    }

    [Fact]
    public void Zeros_that_stand_for_nothing_are_masked()
    {
        var y = new Embedding(3, 2, maskZero: true).apply(Arrays.Ints([1, 4], 1, 0, 2, 0));

        Assert.Equal([1f, 0, 1, 0], y.kerasMask!.toFloat().dataSync());
        Assert.Null(new Embedding(3, 2).apply(Arrays.Ints([1, 1], 0)).kerasMask);
    }

    [Fact]
    public void It_may_be_the_first_layer_without_a_shape()
    {
        Assert.Equal([null, null, 2], new Sequential([new Embedding(3, 2)]).outputs[0].shape);
        Assert.Equal([null, 7, 2], new Sequential([new Embedding(3, 2, inputLength: 7)]).outputs[0].shape);
        Assert.Equal(
            [null, null, 7, 2], new Sequential([new Embedding(3, 2, inputLength: [null, 7])]).outputs[0].shape);
    }

    [Fact]
    public void A_length_given_as_a_number_is_written_as_one()
    {
        Assert.Equal("7", new Embedding(3, 2, inputLength: 7).getConfig()["inputLength"]!.ToJsonString());
        Assert.Equal(
            "[null,7]", new Embedding(3, 2, inputLength: [null, 7]).getConfig()["inputLength"]!.ToJsonString());
    }

    [Fact]
    public void What_does_not_fit_is_an_error_that_says_so()
    {
        Assert.Throws<ArgumentException>(() => new Embedding(0, 2));
        Assert.Throws<ArgumentException>(() => new Embedding(2, -1));
        string shape = Assert.Throws<ShapeException>(
            () => new Embedding(3, 2, inputLength: 4).apply(Arrays.Ints([1, 2], 1, 1))).Message;
        Assert.Contains("inputLength is [4]", shape, StringComparison.Ordinal);
        string number = Assert.Throws<ArgumentOutOfRangeException>(
            () => new Embedding(3, 2).apply(Arrays.Ints([1, 1], 3))).Message;
        Assert.Contains("expected 0 to 2, received 3", number, StringComparison.Ordinal);
    }
}
