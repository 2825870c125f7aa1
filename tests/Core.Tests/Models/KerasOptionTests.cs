using System.Text.Json.Nodes;
using Strata.Constraints;
using Strata.Initializers;
using Strata.Layers.Basic;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Regularizers;
using Strata.Serialization;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

/// <summary>What Keras calls differently than TensorFlow.js: options, classes, weights, training.</summary>
public sealed class KerasOptionTests
{
    [Theory]
    [InlineData("""{"name": "s", "layers": [DENSE], "build_input_shape": [null, 3]}""")]
    [InlineData("""
        {"name": "s", "layers": [{"class_name": "InputLayer", "config": {"batch_shape": [null, 3]}}, DENSE]}
        """)]
    [InlineData("""{"name": "s", "layers": [DENSE_BUILT]}""")]
    [InlineData("""[{"class_name": "Dense", "config": {"units": 2, "batch_input_shape": [null, 3], "name": "d"}}]""")]
    public void A_sequential_model_tells_its_input_in_one_of_several_ways(string config)
    {
        config = config
            .Replace("DENSE_BUILT", """
                {"class_name": "Dense", "config": {"units": 2, "name": "d"}, "build_config": {"input_shape": [null, 3]}}
                """, StringComparison.Ordinal)
            .Replace(
                "DENSE", """{"class_name": "Dense", "config": {"units": 2, "name": "d"}}""", StringComparison.Ordinal);
        var model = TopologyReader.Read($$"""{"class_name": "Sequential", "config": {{config}}}""");
        Assert.Equal([null, 3], model.inputs[0].shape);
        Assert.Equal(["d/kernel", "d/bias"], model.weights.Select(w => w.originalName));
    }

    [Theory]
    [InlineData("\"float32\"")]
    [InlineData("{\"class_name\": \"DTypePolicy\", \"config\": {\"name\": \"float32\"}}")]
    [InlineData("{\"class_name\": \"DTypePolicy\", \"config\": {\"name\": \"mixed_float16\"}}")]
    [InlineData("\"float64\"")]
    public void Types_and_their_policies_are_read(string dtype) => Assert.Equal(
        DType.float32, Layer("InputLayer", $$"""{"batch_shape": [null, 2], "dtype": {{dtype}}}""").dtype);

    [Fact]
    public void A_type_of_64_bits_is_that_of_32() => Assert.Equal(
        DType.int32, Layer("InputLayer", """{"batch_shape": [null, 2], "dtype": "int64"}""").dtype);

    [Fact]
    public void Classes_of_Keras_have_their_own_names()
    {
        var dense = (Dense)Layer("Dense", """
            {"units": 2, "activation": "gelu_new",
             "kernel_initializer": {"module": "keras.initializers", "class_name": "LecunUniform",
              "config": {"seed": 1}},
             "bias_initializer": {"class_name": "IdentityInitializer", "config": {"gain": 2.0}},
             "kernel_regularizer": {"class_name": "L1", "config": {"l1": 0.1}},
             "bias_regularizer": {"class_name": "L2", "config": {"l2": 0.2}},
             "kernel_constraint": {"class_name": "UnitNormalization", "config": {"axis": [0]}},
             "bias_constraint": {"class_name": "MaxNorm", "config": {"max_value": 3, "axis": 0}}}
            """);
        Assert.IsType<LeCunUniform>(dense.kernelInitializer);
        Assert.IsType<Strata.Initializers.Identity>(dense.biasInitializer);
        Assert.Equal(0.1, Assert.IsType<L1>(dense.kernelRegularizer).l1);
        Assert.Equal(0.2, Assert.IsType<L2>(dense.biasRegularizer).l2);
        Assert.IsType<UnitNorm>(dense.kernelConstraint);
        Assert.Equal(3, Assert.IsType<MaxNorm>(dense.biasConstraint).maxValue);
        Assert.Equal("gelu_new", dense.activation!.getClassName());
        Assert.Equal("gelu_new", (string?)((JsonObject)FileCasing.ToFile(dense.getConfig())!)["activation"]);
    }

    [Fact]
    public void A_GRU_of_Keras_resets_after_and_an_axis_may_be_a_list()
    {
        Assert.True(((GRU)Layer("GRU", """{"units": 2, "reset_after": true, "use_cudnn": "auto"}""")).resetAfter);
        var norm = (Strata.Layers.Normalization.BatchNormalization)Layer(
            "BatchNormalization", """{"axis": [3], "synchronized": false, "renorm": false}""");
        Assert.Equal(3, norm.axis);
    }

    [Theory]
    [InlineData("d/kernel")]
    [InlineData("d/kernel:0")]
    [InlineData("sequential/d/kernel")]
    [InlineData("outer/sequential/d/kernel")]
    [InlineData("_layer_checkpoint_dependencies/d/vars/0")]
    [InlineData("layers/d/vars/0")]
    [InlineData("d/0")]
    public void Weights_are_found_by_each_of_their_names(string name)
    {
        var model = new Sequential(name: "s").add(new Dense(2, options: new() { inputShape = [3], name = "d" }));
        var value = Arrays.Uniform([3, 2], -1, 1);
        model.loadWeights(new Dictionary<string, Tensor> { [name] = value, ["d/bias"] = Arrays.Tensor([2], 1, 2) });
        Assert.Equal(value.dataSync(), model.weights[0].read().dataSync());
    }

    [Fact]
    public void Cells_in_the_names_of_recurrent_weights_are_passed_over()
    {
        var model = new Sequential(name: "s").add(new Bidirectional(
            new LSTM(2, options: new() { name = "lstm" }), options: new() { inputShape = [3, 2], name = "both" }));
        string[] directions = ["forward_lstm", "backward_lstm"], kinds = ["kernel", "recurrent_kernel", "bias"];
        model.loadWeights((from direction in directions
                           from kind in kinds
                           select $"s/both/{direction}/lstm_cell/{kind}")
            .Zip(model.weights).ToDictionary(pair => pair.First, pair => Arrays.Uniform(pair.Second.shape, 0, 1)));
    }

    private static Layer Layer(string className, string config) => LayerConfig.Create(
        JsonNode.Parse($$"""{"class_name": "{{className}}", "config": {{config}}, "registered_name": null}""")!
            .AsObject());
}
