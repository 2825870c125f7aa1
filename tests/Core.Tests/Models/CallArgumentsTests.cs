using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

/// <summary>What stands in files beside a layer's first input.</summary>
public sealed class CallArgumentsTests
{
    private const string Attention = """{"name": "look", "num_heads": 1, "key_dim": 2}""";
    private static readonly Tensor Query = Arrays.Uniform([2, 3, 4], -1, 1);
    private static readonly Tensor Value = Arrays.Uniform([2, 3, 4], -1, 1, seed: 2);
    private static readonly Tensor Mask = Arrays.Tensor([2, 1, 3], 1, 0, 1, 0, 1, 1);

    [Theory]
    [InlineData("""[[["q", 0, 0, {"value": ["v", 0, 0], "use_causal_mask": true, "attention_mask": ["m", 0, 0]}]]]""")]
    [InlineData("""
        [[["q", 0, 0, {"use_causal_mask": true}], ["v", 0, 0, {"use_causal_mask": true}],
          ["v", 0, 0, {"use_causal_mask": true}], ["m", 0, 0, {"use_causal_mask": true}]]]
        """)]
    [InlineData("""
        [{"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": ["q", 0, 0]}},
                   {"class_name": "__keras_tensor__", "config": {"keras_history": ["v", 0, 0]}}],
          "kwargs": {"use_causal_mask": true, "training": null,
            "attention_mask": {"class_name": "__keras_tensor__", "config": {"keras_history": ["m", 0, 0]}}}}]
        """)]
    public void Attention_of_a_file_has_its_value_its_mask_and_its_flags(string call)
    {
        var model = Read(call);
        var layer = (Strata.Layers.Attention.MultiHeadAttention)model.layers[^1];

        var found = model.predict(new Dictionary<string, Tensor> { ["q"] = Query, ["v"] = Value, ["m"] = Mask });

        var expected = layer.apply(Query, Value, attentionMask: Mask, useCausalMask: true);
        Near.All(expected.dataSync<double>(), found.dataSync());
        Assert.NotEqual(layer.apply(Query, Value, attentionMask: Mask).dataSync(), found.dataSync());
    }

    [Fact]
    public void A_layer_that_a_file_calls_at_inference_stays_there_in_training()
    {
        string drop = """{"class_name": "Dropout", "name": "drop", "config": {"name": "drop", "rate": 0.5}, """;
        string model = $$$"""
            {"class_name": "Functional", "config": {"name": "still", "layers": [{{{Input("q", "3, 4")}}},
              {{{drop}}} "inbound_nodes": [[["q", 0, 0, {"training": false}]]]}],
              "input_layers": [["q", 0, 0]], "output_layers": [["drop", 0, 0]]}}
            """;
        var read = TopologyReader.Read(model);
        Assert.Equal(Query.dataSync(), read.apply(Query, training: true).dataSync());
    }

    private static LayersModel Read(string call) => TopologyReader.Read($$$"""
        {"class_name": "Functional", "config": {"name": "looks", "layers": [{{{Input("q", "3, 4")}}},
          {{{Input("v", "3, 4")}}}, {{{Input("m", "1, 3")}}},
          {"class_name": "MultiHeadAttention", "name": "look", "config": {{{Attention}}}, "inbound_nodes": {{{call}}}}],
          "input_layers": [["q", 0, 0], ["v", 0, 0], ["m", 0, 0]], "output_layers": [["look", 0, 0]]}}
        """);

    private static string Input(string name, string shape) =>
        $$$"""
        {"class_name": "InputLayer", "name": "{{{name}}}", "inbound_nodes": [],
          "config": {"name": "{{{name}}}", "batch_input_shape": [null, {{{shape}}}], "dtype": "float32"}}
        """;
}
