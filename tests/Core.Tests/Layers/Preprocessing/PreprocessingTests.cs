using Strata.Layers.Basic;
using Strata.Layers.Pooling;
using Strata.Layers.Preprocessing;
using Strata.Plans;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Preprocessing;

public sealed class PreprocessingTests
{
    private static readonly Tensor Tokens = Arrays.Ints([2, 3], 1, 1, 0, 3, 2, 2);

    [Fact]
    public void Rescaled_bytes_are_float32() => Assert.Equal(
        [-1f, 1], new Rescaling(1 / 127.5, -1).apply(Arrays.Ints([2], 0, 255)).dataSync());

    [Fact]
    public void A_centre_has_the_odd_column_cut_in_front_and_the_odd_row_behind()
    {
        float[] pixels = [.. Enumerable.Range(0, 16).Select(i => (float)i)];
        Assert.Equal(
            [1f, 2, 3, 5, 6, 7, 9, 10, 11], new CenterCrop(3, 3).apply(Arrays.Tensor([1, 4, 4, 1], pixels)).dataSync());
        Assert.Equal([5f, 6, 9, 10], new CenterCrop(2, 2).apply(Arrays.Tensor([4, 4, 1], pixels)).dataSync());
    }

    [Fact]
    public void A_centre_keeps_the_type()
    {
        var smaller = new CenterCrop(1, 4).apply(Arrays.Ints([1, 2, 2, 1], 1, 2, 3, 4));
        Assert.Equal(DType.int32, smaller.dtype);
        Assert.Equal([1, 1, 2, 2], smaller.dataSync<int>());
    }

    [Fact]
    public void Cropping_to_the_aspect_ratio_keeps_the_middle_and_does_not_distort()
    {
        float[] pixels = [.. Enumerable.Range(0, 8).Select(i => (float)i)];
        var middle = new Resizing(2, 2, "nearest", true).apply(Arrays.Tensor([1, 2, 4, 1], pixels));
        Assert.Equal([1f, 2, 5, 6], middle.dataSync());
    }

    [Fact]
    public void Categories_are_encoded_in_each_mode()
    {
        Assert.Equal([1f, 1, 0, 0, 0, 0, 1, 1], new CategoryEncoding(4).apply(Tokens).dataSync());
        Assert.Equal([1f, 2, 0, 0, 0, 0, 2, 1], new CategoryEncoding(4, "count").apply(Tokens).dataSync());
        Assert.Equal([1f, 1, 0, 1], new CategoryEncoding(4).apply(Arrays.Ints([3], 1, 3, 0)).dataSync());
        var each = new CategoryEncoding(3, "oneHot").apply(Arrays.Ints([2], 2, 0));
        Assert.Equal([2, 3], each.shape);
        Assert.Equal([0f, 0, 1, 1, 0, 0], each.dataSync());
        var numbers = new CategoryEncoding(4, "int").apply(Arrays.Tensor([2], 1, 3));
        Assert.Equal(DType.int32, numbers.dtype);
        Assert.Equal([1, 3], numbers.dataSync<int>());
    }

    [Fact]
    public void Counts_are_weighted_by_number_and_tfIdf_by_class()
    {
        var weights = Arrays.Tensor([2, 3], 0.5f, 1, 2, 3, 4, 5);
        Assert.Equal(
            [2f, 1.5f, 0, 0, 0, 0, 9, 3],
            new CategoryEncoding(4, "count").apply(Tokens, countWeights: weights).dataSync());
        Assert.Equal(
            [1f, 4, 0, 0, 0, 0, 6, 4],
            new CategoryEncoding(4, "tfIdf").apply(Tokens, Arrays.Tensor([4], 1, 2, 3, 4)).dataSync());
        Assert.Throws<ArgumentException>(() => new CategoryEncoding(4).apply(Tokens, weights));
        Assert.Throws<ArgumentException>(() => new CategoryEncoding(4, "tfIdf").apply(Tokens));
    }

    [Fact]
    public void A_class_number_out_of_range_is_an_error_that_says_which()
    {
        var error = Assert.Throws<ArgumentException>(() => new CategoryEncoding(3).apply(Tokens));
        Assert.Contains("from 0 to 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("received 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CategoryEncoding(3).apply(Arrays.Ints([1], -1)));
        Assert.Throws<ShapeException>(() => new CategoryEncoding(3).apply(Arrays.Ints([1, 1, 1], 1)));
    }

    [Fact]
    public void Preprocessing_layers_are_first_layers_of_a_model()
    {
        var images = new Sequential([
            new Rescaling(2, options: new() { inputShape = [6, 5, 1] }),
            new CenterCrop(4, 4), new Resizing(2, 3), new Flatten(), new Dense(1)]);
        Assert.Equal("[null,1]", images.outputShape.ToString());
        Assert.Equal([2, 1], images.predict(Arrays.Uniform([2, 6, 5, 1], 0, 1)).shape);

        var resized = new Sequential([new Resizing(2, 3, options: new() { inputShape = [6, 5, 2] })]);
        Assert.Equal("[null,2,3,2]", resized.outputShape.ToString());

        var classes = new Sequential([new CategoryEncoding(4, options: new() { inputShape = [3] }), new Dense(2)]);
        Assert.Equal([2, 2], classes.predict(Tokens.toFloat()).shape);
    }

    [Fact]
    public void A_random_width_is_drawn_with_each_call_and_the_seed_repeats_the_sequence()
    {
        var images = Arrays.Uniform([2, 3, 100, 1], 0, 1);
        int[] Widths() => Draws(new RandomWidth(0.5, seed: 4));
        int[] Draws(RandomWidth layer) => [.. Enumerable.Range(0, 8).Select(_ => layer.apply(images).shape[2])];

        int[] widths = Widths();

        Assert.Equal(widths, Widths());
        Assert.True(widths.Distinct().Count() > 4);
        Assert.All(widths, w => Assert.InRange(w, 50, 150));
        Assert.Equal("[null,3,null,1]", new RandomWidth(0.5).computeOutputShape([null, 3, 100, 1]).ToString());
        Assert.InRange(new RandomHeight([0.1, 0.2]).apply(images.reshape([2, 100, 3, 1])).shape[1], 110, 120);
    }

    [Fact]
    public void A_model_with_a_random_width_predicts_eagerly_and_is_named_where_it_is_traced()
    {
        var layer = new RandomWidth(0.3, options: new() { inputShape = [4, 10, 1], name = "wider" });
        var model = new Sequential([layer, new GlobalAveragePooling2D(), new Dense(1)]);

        Assert.Equal([3, 1], model.predict(Arrays.Uniform([3, 4, 10, 1], 0, 1)).shape);

        using var trace = new Trace();
        var input = trace.Input(new([-1, 4, 10, 1], DType.float32));
        var refused = Assert.Throws<NotTraceableException>(() => layer.apply(input));
        Assert.Contains("wider (RandomWidth)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_is_positive_or_two_bounds_in_order()
    {
        Assert.Throws<ArgumentException>(() => new RandomWidth(-0.5));
        Assert.Throws<ArgumentException>(() => new RandomWidth([0.5, 0.3]));
        Assert.Throws<ArgumentException>(() => new RandomWidth([-5, 0.3, 7]));
        Assert.Throws<ArgumentException>(() => new RandomWidth([-1.5, 0.3]));
        Assert.Throws<ArgumentException>(() => new RandomWidth(0.5, "cubic"));
    }

    [Fact]
    public void A_factor_is_written_as_it_was_given()
    {
        Assert.Equal("0.5", new RandomWidth(0.5).getConfig()["factor"]!.ToJsonString());
        Assert.Equal("[-0.25,0.5]", new RandomWidth([-0.25, 0.5]).getConfig()["factor"]!.ToJsonString());
    }
}
