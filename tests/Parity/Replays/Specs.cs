using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>The weights of a layer against their recorded description.</summary>
internal static class Specs
{
    internal static void Compare(JsonArray expected, Layer layer, Differences differences)
    {
        var received = layer.weights;
        differences.Names(
            "weights", expected.Select(w => Text(
                (string)(w!["originalName"] ?? w["name"])!, Values.Lengths(w["shape"]), (string)w["dtype"]!)),
            received.Select(w => Text(w.originalName, w.shape, w.dtype.ToString())));
        var trained = layer.trainableWeights;
        for (int i = 0; i < Math.Min(expected.Count, received.Count); i++)
        {
            // Of a frozen layer the records have the weight's own flag, or whether training changes it.
            if ((bool?)expected[i]!["trainable"] is { } flag && flag != received[i].trainable
                && flag != trained.Contains(received[i]))
                differences.Add($"weight {i}: expected trainable {flag}, received {!flag}");
        }
    }

    // Layers may be nested under names that were given by counting.
    private static string Text(string name, int[] shape, string dtype) =>
        $"{name.Split('/')[^1]}[{string.Join(",", shape)}] {dtype}";
}
