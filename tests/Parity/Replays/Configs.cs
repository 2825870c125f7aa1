using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A layer's config is the recorded one, and that of files gives the same layer.</summary>
internal static class Configs
{
    internal static void Compare(Layer layer, JsonNode config, JsonNode? configPy, Differences differences)
    {
        var found = layer.getConfig();
        differences.Structure("config", config, found);
        if (configPy is not JsonObject py) return;
        var twin = LayerReader.Create(layer.getClassName(), py);
        differences.Structure("config read from a file", found, twin.getConfig());
    }
}
