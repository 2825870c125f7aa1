using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>The weights of a layer against their recorded description.</summary>
internal static class Specs
{
    internal static void Compare(JsonArray expected, IReadOnlyList<LayerVariable> received, Differences differences)
    {
        differences.Names(
            "weights", expected.Select(w => Text((string)(w!["originalName"] ?? w["name"])!, Values.Lengths(w["shape"]),
                (string)w["dtype"]!, (bool?)w["trainable"] ?? true)),
            received.Select((w, i) => Text(w.originalName, w.shape, w.dtype.ToString(),
                i >= expected.Count || expected[i]!["trainable"] is null || w.trainable)));
    }

    // Layers may be nested under names that were given by counting.
    private static string Text(string name, int[] shape, string dtype, bool trainable) =>
        $"{name.Split('/')[^1]}[{string.Join(",", shape)}] {dtype}{(trainable ? "" : " fixed")}";
}
