using System.Text.Json.Nodes;
using Strata.Layers.Attention;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A layer's config is the recorded one, and that of files gives the same layer.</summary>
internal static class Configs
{
    // Of a built attention its inputs' shapes stand there too; here they are in the model's graph, as for all layers.
    private static readonly string[] OfBuilt = ["queryShape", "keyShape", "valueShape"];

    internal static void Compare(Layer layer, JsonNode config, JsonNode? configPy, Differences differences)
    {
        var found = layer.getConfig();
        var expected = config.DeepClone().AsObject();
        if (layer is MultiHeadAttention) foreach (string key in OfBuilt) expected.Remove(key);
        differences.Structure("config", expected, found);
        if (configPy is not JsonObject py) return;
        var twin = LayerReader.Create(layer.getClassName(), py);
        // TensorFlow.js lower-cases strings in files (register: Q21).
        differences.Structure("config read from a file", found, twin.getConfig(), ignoreCase: true);
    }
}
