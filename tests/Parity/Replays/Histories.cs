using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A recorded history against that of a fit.</summary>
internal static class Histories
{
    private const string Validation = "val_";

    internal static void Compare(
        JsonObject record, LayersModel model, History received, Penalties penalties, Differences differences)
    {
        var expected = record["history"]!.AsObject();
        differences.Names(
            "history", expected.Select(pair => pair.Key).Order(StringComparer.Ordinal),
            received.history.Keys.Order(StringComparer.Ordinal));
        if (record["epoch"] is JsonArray epochs)
        {
            differences.Names(
                "epoch", epochs.Select(e => ((int)e!).ToString(Format)),
                received.epoch.Select(e => e.ToString(Format)));
        }

        foreach (var (key, values) in expected)
        {
            if (!received.history.ContainsKey(key) || Right(expected, key, values!, model, penalties) is not { } right)
                continue;
            differences.Numbers(key, right, [.. received.history[key]], Tolerance.Trained);
        }
    }

    private static System.Globalization.CultureInfo Format => System.Globalization.CultureInfo.InvariantCulture;

    // Of several outputs, the values of validation stand one name further for each output but the first (register: Q3);
    // those of the last names are lost.
    private static double[]? Right(
        JsonObject history, string key, JsonNode values, LayersModel model, Penalties penalties)
    {
        if (!key.StartsWith(Validation, StringComparison.Ordinal)) return Values.Numbers(values);
        string[] names = [.. model.metricsNames.Select(name => Validation + name)];
        int place = Array.IndexOf(names, key) + model.outputs.Length - 1;
        if (place >= names.Length || history[names[place]] is not { } shifted) return null;
        double[] numbers = Values.Numbers(shifted);
        if (key == Validation + "loss")
        {
            for (int i = 0; i < numbers.Length; i++)
                numbers[i] += i < penalties.ByEpoch.Count ? penalties.ByEpoch[i] : 0;
        }

        return numbers;
    }
}
