using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

/// <summary>Functional models as Keras 2 and Keras 3 write them.</summary>
public sealed class KerasGraphTests
{
    private const string X = """
        {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 4],
         "dtype": "float32", "sparse": false, "ragged": false, "name": "x"}, "registered_name": null, "name": "x",
         "inbound_nodes": []}
        """;

    [Fact]
    public void A_graph_of_Keras_2_with_a_shared_layer_is_read()
    {
        var model = TopologyReader.Read("""
            {"keras_version": "2.13.1", "backend": "tensorflow", "model_config": {"class_name": "Functional",
             "config": {"name": "model", "trainable": true, "layers": [
              {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 4], "dtype": "float32",
               "sparse": false, "ragged": false, "name": "a"}, "name": "a", "inbound_nodes": []},
              {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 4], "dtype": "float32",
               "sparse": false, "ragged": false, "name": "b"}, "name": "b", "inbound_nodes": []},
              {"class_name": "Dense", "config": {"name": "d", "trainable": true, "dtype": "float32", "units": 3,
               "activation": "silu", "use_bias": true, "kernel_initializer": {"class_name": "LecunNormal",
               "config": {"seed": null}}, "kernel_regularizer": {"class_name": "L2", "config": {"l2": 0.01}}},
               "name": "d", "inbound_nodes": [[["a", 0, 0, {}]], [["b", 0, 0, {}]]]},
              {"class_name": "Add", "config": {"name": "sum", "trainable": true}, "name": "sum",
               "inbound_nodes": [[["d", 0, 0, {}], ["d", 1, 0, {}]]]}],
              "input_layers": [["a", 0, 0], ["b", 0, 0]], "output_layers": [["sum", 0, 0]]}}}
            """);
        Tensor a = Arrays.Uniform([2, 4], -1, 1, 1), b = Arrays.Uniform([2, 4], -1, 1, 2);
        var dense = model.getLayer("d");
        Assert.Equal(
            dense.apply(a).add(dense.apply(b)).dataSync(), model.Run([a, b], false)[0].dataSync());
        Assert.Equal(["d/kernel", "d/bias"], model.weights.Select(w => w.originalName));
        Assert.Single(dense.calculateLosses());
    }

    [Fact]
    public void A_graph_of_Keras_3_with_models_in_it_counts_their_applications_as_Keras_does()
    {
        string inner = Graph("inner", [X, Dense("d", "x", 0)], """["x", 0, 0]""", """["d", 0, 0]""");
        string chain = """
            {"class_name": "Sequential", "config": {"name": "chain", "layers": [
              {"class_name": "InputLayer", "config": {"batch_shape": [null, 4], "name": "i"}},
              {"class_name": "Dense", "config": {"units": 4, "activation": "tanh", "name": "e"}}]}}
            """;
        var model = TopologyReader.Read(Graph("outer",
            [
                X, Called(inner, "inner", History("x", 0), History("inner", 0)),
                Called(chain, "chain", History("inner", 1)),
            ],
            """["x", 0, 0]""", """[["chain", 0, 0], ["inner", 2, 0]]"""));
        var x = Arrays.Uniform([3, 4], -1, 1);
        var once = model.getLayer("inner").apply(model.getLayer("inner").apply(x));
        var outputs = model.Run([x], false);
        Assert.Equal(model.getLayer("chain").apply(once).dataSync(), outputs[0].dataSync());
        Assert.Equal(once.dataSync(), outputs[1].dataSync());
    }

    [Fact]
    public void First_states_that_are_named_arguments_are_inputs()
    {
        string sequence = X.Replace("[null, 4]", "[null, 5, 2]", StringComparison.Ordinal);
        string lstm = """
            {"class_name": "LSTM", "config": {"name": "lstm", "units": 4, "use_cudnn": "auto", "time_major": false,
             "zero_output_for_mask": false, "seed": null}, "name": "lstm", "inbound_nodes": [
             {"args": [HISTORY], "kwargs": {"training": false, "mask": null, "initial_state": [STATE, STATE]}}]}
            """.Replace("HISTORY", History("x", 0), StringComparison.Ordinal)
            .Replace("STATE", History("h", 0), StringComparison.Ordinal);
        string state = X.Replace("\"x\"", "\"h\"", StringComparison.Ordinal);
        var model = TopologyReader.Read(Graph(
            "m", [sequence, state, lstm], """[["x", 0, 0], ["h", 0, 0]]""", """["lstm", 0, 0]"""));
        Tensor x = Arrays.Uniform([3, 5, 2], -1, 1), h = Arrays.Uniform([3, 4], -1, 1, 2);
        Assert.Equal(
            model.getLayer("lstm").apply([x, h, h]).dataSync(), model.Run([x, h], false)[0].dataSync());
    }

    [Fact]
    public void A_tensor_as_another_argument_is_an_error_that_names_it()
    {
        string called = Dense("d", "x", 0).Replace(
            "\"kwargs\": {}", $"\"kwargs\": {{\"mask\": {History("x", 0)}}}", StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => TopologyReader.Read(
            Graph("m", [X, called], """["x", 0, 0]""", """["d", 0, 0]""")));
        Assert.Contains("'mask'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_and_outputs_may_be_maps()
    {
        var model = TopologyReader.Read(Graph("m", [X, Dense("d", "x", 0), Dense("e", "x", 0)],
            """{"x": ["x", 0, 0]}""", """{"second": ["e", 0, 0], "first": ["d", 0, 0]}"""));
        Assert.Equal(["d", "e"], model.outputNames);
    }

    private static string Graph(string name, string[] layers, string inputs, string outputs) => $$"""
        {"module": "keras.src.models.functional", "class_name": "Functional", "config": {"name": "{{name}}",
         "trainable": true, "layers": [{{string.Join(", ", layers)}}], "input_layers": {{inputs}},
         "output_layers": {{outputs}}}, "registered_name": "Functional"}
        """;

    private static string Dense(string name, string of, int node) => Called($$$"""
        {"module": "keras.layers", "class_name": "Dense", "config": {"name": "{{{name}}}", "trainable": true,
         "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"},
         "registered_name": null}, "units": 4, "activation": "relu", "use_bias": true,
         "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform",
         "config": {"seed": null}, "registered_name": null}}, "registered_name": null,
         "build_config": {"input_shape": [null, 4]}}
        """, name, History(of, node));

    private static string Called(string layer, string name, params string[] histories)
    {
        string calls = string.Join(", ", histories.Select(h => $$"""{"args": [{{h}}], "kwargs": {} }"""));
        return $$"""{{layer.TrimEnd()[..^1]}}, "name": "{{name}}", "inbound_nodes": [{{calls}}]}""";
    }

    private static string History(string layer, int node) => $$"""
        {"class_name": "__keras_tensor__", "config": {"shape": [null, 4], "dtype": "float32",
         "keras_history": ["{{layer}}", {{node}}, 0]} }
        """;
}
