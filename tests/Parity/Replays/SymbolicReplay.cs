using System.Text.Json.Nodes;
using Strata.Layers.Attention;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A layer applied to symbolic tensors: its outputs' shapes and types, and the weights it made.</summary>
internal sealed class SymbolicReplay : Replay
{
    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        var layer = LayerReader.Create(record);
        if (record["config"] is { } config) Configs.Compare(layer, config, record["configPy"], differences);
        var inputs = Symbols.Of(record["inputs"]);
        if ((bool?)record["builtBefore"] == true && !layer.built)
            LayerReader.Build(layer, [.. inputs.Select(x => x.shape)]);
        var outputs = Symbols.Apply(layer, inputs, record["kwargs"] as JsonObject ?? []);
        JsonNode?[] expected = record["outputs"] is JsonArray list ? [.. list] : [record["outputs"]];
        differences.Same("outputs", expected.Length, outputs.Length);
        for (int i = 0; i < Math.Min(expected.Length, outputs.Length); i++)
        {
            differences.Shape($"output {i}", expected[i]!["shape"], outputs[i].shape);
            differences.Same($"output {i}: dtype", (string?)expected[i]!["dtype"], outputs[i].dtype.ToString());
        }

        if (record["weightSpecs"] is JsonArray specs && !IsUnlisted(layer, specs))
            Specs.Compare(specs, layer, differences);
        return Task.CompletedTask;
    }

    // The weights of layers within attention are in no list of TensorFlow.js.
    private static bool IsUnlisted(Layer layer, JsonArray specs) => layer is MultiHeadAttention && specs.Count == 0;
}
