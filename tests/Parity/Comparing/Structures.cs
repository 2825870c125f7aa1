using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Comparing;

/// <summary>
/// Compares JSON: each recorded key must be there with the same value; null and absent are the same; what we write
/// beyond, readers ignore.
/// </summary>
internal static class Structures
{
    internal static void Structure(
        this Differences differences, string what, JsonNode? expected, JsonNode? received, bool ignoreCase = false)
    {
        if (ignoreCase) (expected, received) = (Lowered(expected), Lowered(received));
        foreach (string text in Of(what, expected, received)) differences.Add(text);
    }

    private static JsonNode? Lowered(JsonNode? node) =>
        JsonNode.Parse(node?.ToJsonString().ToLowerInvariant() ?? "null");

    // An RNN describes its cell under this key; TensorFlow.js has the options of the cell once more beside it.
    private const string Cell = "cell";

    // Of an embedding; it may be a number or a list, and is a list here.
    private static readonly string[] Lengths = ["inputLength", "input_length"];

    // Options that TensorFlow.js leaves unset, and whose default we write out.
    private static readonly string[] WrittenOut = ["unitForgetBias", "unit_forget_bias", "implementation"];

    private static IEnumerable<string> Of(string at, JsonNode? expected, JsonNode? received)
    {
        if (expected is null && Array.IndexOf(WrittenOut, at.Split('.')[^1]) >= 0) return [];
        if (Values.IsUndefined(expected)) return received is null ? [] : Differ(at, null, received);
        return (expected, received) switch
        {
            (JsonObject a, JsonObject b) => a.Where(pair => !IsOfCell(a, pair.Key))
                .SelectMany(pair => Of($"{at}.{pair.Key}", pair.Value, b[pair.Key])),
            (JsonValue a, JsonArray { Count: 1 } list) when Lengths.Contains(at.Split('.')[^1]) =>
                Of(at, a, list[0]),
            (JsonArray a, JsonArray b) when a.Count == b.Count =>
                a.SelectMany((item, i) => Of($"{at}[{i}]", item, b[i])),
            (JsonValue a, JsonValue b) when Same(a, b) || (at.EndsWith(".name", StringComparison.Ordinal)
                && Uncounted(a) == Uncounted(b)) => [],
            _ => Differ(at, expected, received),
        };
    }

    private static bool Same(JsonValue a, JsonValue b) => IsNumber(a) && IsNumber(b)
        ? Near(Number(a), Number(b)) : a.ToJsonString() == b.ToJsonString();

    private static bool IsOfCell(JsonObject config, string key) =>
        key is not ("name" or "trainable") && config[Cell]?["config"] is JsonObject cell && cell.ContainsKey(key);

    // Names that were not given have counters of the process.
    private static string Uncounted(JsonValue name) => name.ToJsonString().Trim('"').TrimEnd([.. "0123456789"]);

    private static bool IsNumber(JsonValue value) => value.GetValueKind() == JsonValueKind.Number;

    private static double Number(JsonValue value) =>
        double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a));

    private static string[] Differ(string at, JsonNode? expected, JsonNode? received) =>
        [$"{at}: expected {Values.Short(expected)}, received {Values.Short(received)}"];
}
