using Strata.Layers.Basic;
using Strata.Layers.Convolution;
using Strata.Layers.Merge;
using Strata.Layers.Normalization;
using Strata.Layers.Pooling;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class LayerTests
{
    [Fact]
    public void Names_are_made_of_class_and_number_and_count_up()
    {
        string[] names = [new Conv2D(1, 1).name, new Conv2D(1, 1).name];
        Assert.StartsWith("conv2d_Conv2D", names[0], StringComparison.Ordinal);
        Assert.Equal(Number(names[0]) + 1, Number(names[1]));
        Assert.StartsWith(
            "batch_normalization_BatchNormalization", new BatchNormalization().name, StringComparison.Ordinal);
        static int Number(string name) => int.Parse(name["conv2d_Conv2D".Length..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" dense")]
    [InlineData("_dense")]
    [InlineData("a b")]
    public void A_name_of_other_characters_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new Dense(1, options: new() { name = name }));

    [Fact]
    public void Weights_given_as_an_option_are_the_first_values()
    {
        var kernel = Arrays.Tensor([2, 1], 3, 4);
        var layer = new Dense(1, useBias: false, options: new() { weights = [kernel] });
        Assert.Equal([11f], layer.apply(Arrays.Tensor([1, 2], 1, 2)).dataSync());
    }

    [Fact]
    public void Freezing_a_layer_moves_its_weights_to_those_not_trained()
    {
        var layer = new BatchNormalization();
        layer.apply(LayerInput([null, 2]));
        Assert.Equal((2, 2), (layer.trainableWeights.Count, layer.nonTrainableWeights.Count));
        layer.trainable = false;
        Assert.Equal((0, 4), (layer.trainableWeights.Count, layer.nonTrainableWeights.Count));
        Assert.All(layer.weights.Take(2), w => Assert.False(w.trainable));
    }

    [Fact]
    public void A_frozen_batch_normalization_runs_as_at_inference()
    {
        var layer = new BatchNormalization(options: new() { trainable = false });
        var x = Arrays.Uniform([4, 3], 1, 2);
        Assert.Equal(layer.apply(x).dataSync(), layer.apply(x, training: true).dataSync());
        Assert.Equal([0f, 0, 0], layer.weights[^2].read().dataSync());
    }

    [Fact]
    public void Batch_normalization_normalizes_the_batch_and_moves_its_statistics()
    {
        var layer = new BatchNormalization(momentum: 0.9);
        var y = layer.apply(Arrays.Tensor([4, 1], 1, 2, 3, 6), training: true).dataSync();
        float deviation = MathF.Sqrt(3.5f + 1e-3f);
        Assert.Equal([-2 / deviation, -1 / deviation, 0, 3 / deviation], y, Near);
        Assert.Equal([0.3f], layer.weights[^2].read().dataSync(), Near);
        Assert.Equal([0.9f + 0.35f], layer.weights[^1].read().dataSync(), Near);
    }

    [Fact]
    public void Masked_positions_do_not_count_for_batch_normalization()
    {
        var layer = new BatchNormalization(epsilon: 0);
        var x = Arrays.Tensor([1, 3, 1], 1, 3, 100);
        var y = layer.apply(x, training: true, mask: Arrays.Tensor([1, 3], 1, 1, 0)).dataSync();
        Assert.Equal([-1f, 1], y[..2], Near);
    }

    [Fact]
    public void Dropout_drops_its_part_and_keeps_the_mean()
    {
        var y = new Dropout(0.25, seed: 3)
            .apply(Arrays.Tensor([100, 100], [.. Enumerable.Repeat(1f, 10000)]), training: true).dataSync();
        Assert.All(y, v => Assert.True(v is 0 or > 1.33f and < 1.34f));
        Assert.InRange(y.Count(v => v == 0), 2300, 2700);
    }

    [Fact]
    public void Seeded_dropout_repeats_its_sequence_but_no_mask()
    {
        var x = Arrays.Tensor([10, 10], [.. Enumerable.Repeat(1f, 100)]);
        float[][] Two() => [.. Enumerable.Range(0, 2).Select(_ => new Dropout(0.5, seed: 0)).Take(1)
            .SelectMany(layer =>
                (float[][])[layer.apply(x, training: true).dataSync(), layer.apply(x, training: true).dataSync()])];
        float[][] a = Two(), b = Two();
        Assert.Equal(a[0], b[0]);
        Assert.Equal(a[1], b[1]);
        Assert.NotEqual(a[0], a[1]);
    }

    [Fact]
    public void Regularizers_and_own_losses_are_the_layers_penalties()
    {
        var layer = new Dense(1, kernelRegularizer: "l2", biasRegularizer: "l1");
        layer.apply(LayerInput([null, 2]));
        layer.setWeights([Arrays.Tensor([2, 1], 3, 4), Arrays.Tensor([1], -2)]);
        layer.addLoss(() => 7);
        Assert.Equal([0.25f, 0.02f, 7], layer.calculateLosses().Select(l => l.item()), Near);
    }

    [Fact]
    public void Constraints_hold_for_the_first_values_and_each_write()
    {
        var layer = new Dense(
            1, useBias: false, kernelInitializer: new Strata.Initializers.Constant(-1), kernelConstraint: "nonNeg");
        layer.apply(LayerInput([null, 2]));
        Assert.Equal([0f, 0], layer.weights[0].read().dataSync());
        layer.setWeights([Arrays.Tensor([2, 1], -3, 4)]);
        Assert.Equal([0f, 4], layer.weights[0].read().dataSync());
    }

    [Fact]
    public void An_activity_regularizer_counts_per_sample_in_training_only()
    {
        var input = LayerInput([null, 2]);
        var model = new Strata.Models.FunctionalModel([input], [new Activity().apply(input)], null);
        var losses = new List<Tensor>();
        model.Run([Arrays.Tensor([2, 2], 1, 2, 3, 4)], false, losses);
        Assert.Empty(losses);
        model.Run([Arrays.Tensor([2, 2], 1, 2, 3, 4)], true, losses);
        Assert.Equal(0.01f * 30 / 2, losses.Single().item(), 1e-6f);
    }

    [Fact]
    public void Errors_name_the_layer_what_was_expected_and_what_came()
    {
        var dense = new Dense(1, options: new() { name = "head" });
        dense.apply(LayerInput([null, 3]));
        string message = Assert.Throws<ShapeException>(() => dense.apply(LayerInput([null, 4]))).Message;
        Assert.Contains("head", message, StringComparison.Ordinal);
        Assert.Contains("axis -1 of length 3, found 4", message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => new Conv2D(1, 3).apply(LayerInput([null, 3, 3])));
        Assert.Throws<ShapeException>(() => new Conv2D(1, 3).apply(LayerInput([null, 2, 2, 1])));
        Assert.Throws<ShapeException>(() => new Dense(1).apply(LayerInput([null, null])));
        Assert.Throws<ShapeException>(
            () => new Concatenate().apply([LayerInput([null, 2, 3]), LayerInput([null, 3, 3])]));
        Assert.Throws<ArgumentException>(() => new Add().apply([LayerInput([null, 2])]));
        Assert.Throws<ArgumentException>(() => new Dense(0));
        Assert.Throws<ArgumentException>(() => new Conv2D(1, 3, padding: "causal"));
    }

    [Theory]
    [InlineData("reluu", "relu")]
    [InlineData("hard_sigmoid", "hardSigmoid")]
    [InlineData("Softmax", "softmax")]
    public void An_unknown_string_is_an_error_that_lists_the_right_ones(string wrong, string right)
    {
        string message = Assert.Throws<ArgumentException>(() => new Dense(1, wrong)).Message;
        Assert.Contains($"'{right}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Strings_of_other_options_are_checked_as_well()
    {
        Assert.Contains(
            "heNormal", Message(() => new Dense(1, kernelInitializer: "he_normal")), StringComparison.Ordinal);
        Assert.Contains("maxNorm", Message(() => new Dense(1, kernelConstraint: "MaxNorm")), StringComparison.Ordinal);
        Assert.Contains(
            "channelsFirst", Message(() => new Conv2D(1, 1, dataFormat: "channels_first")), StringComparison.Ordinal);
        Assert.Contains("same", Message(() => new Conv2D(1, 1, padding: "Same")), StringComparison.Ordinal);
        static string Message(Func<Layer> make) => Assert.Throws<ArgumentException>(make).Message;
    }

    [Fact]
    public void An_axis_is_written_as_it_was_given_a_number_or_a_list()
    {
        Assert.Equal("-1", new Dot(-1).getConfig()["axes"]!.ToJsonString());
        Assert.Equal("[1,2]", new Dot([1, 2]).getConfig()["axes"]!.ToJsonString());
        Assert.Equal("[2]", new AveragePooling1D(2).getConfig()["poolSize"]!.ToJsonString());
    }

    [Fact]
    public void A_layer_applied_to_several_outputs_asks_for_an_array()
    {
        var two = new Split();
        var x = LayerInput([null, 4]);
        Assert.Throws<InvalidOperationException>(() => two.apply(x));
        Assert.Equal(2, two.apply<SymbolicTensor[]>(x).Length);
        Assert.Equal([1f, 2], two.apply<Tensor[]>(Arrays.Tensor([1, 4], 1, 2, 3, 4))[0].dataSync());
    }

    [Fact]
    public void A_layer_used_twice_symbolically_lives_until_both_owners_dispose_it()
    {
        var layer = new Dense(1);
        layer.apply(LayerInput([null, 2]));
        layer.apply(LayerInput([null, 2]));
        Assert.Equal(new(1, 0), layer.dispose());
        Assert.Equal(new(0, 2), layer.dispose());
        Assert.Throws<InvalidOperationException>(() => new Dense(1).dispose());
    }



    private static bool Near(float a, float b) => Math.Abs(a - b) <= 1e-5;

    private static SymbolicTensor LayerInput(Shape shape) =>
        new InputLayer(options: new() { batchInputShape = shape }).output;

    private sealed class Activity() : Layer()
    {
        public override Regularizer? activityRegularizer => "l2";
    }

    private sealed class Split() : Layer()
    {
        public override Shape[] computeOutputShape(Shape[] inputShapes) =>
            [inputShapes[0].With(-1, inputShapes[0][^1] / 2), inputShapes[0].With(-1, inputShapes[0][^1] / 2)];

        public override Tensor[] call(Tensor[] inputs, CallArguments arguments) => inputs[0].split(2, -1);
    }
}
