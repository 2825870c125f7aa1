using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Recorded values: numbers, NaN and infinities as strings, tensors, shapes, lists and maps.</summary>
internal static class Values
{
    internal static double Number(JsonNode? node) => node!.GetValueKind() switch
    {
        JsonValueKind.String => (string)node! switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => throw new FormatException($"expected a number, received {text}."),
        },
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => node.GetValue<double>(),
    };

    internal static double[] Numbers(JsonNode? list) => [.. list!.AsArray().Select(Number)];

    /// <summary>A number, or the one number of a tensor.</summary>
    internal static double Scalar(JsonNode? node) => Number(IsTensor(node) ? node!["values"]![0] : node);

    internal static bool IsTensor(JsonNode? node) =>
        node is JsonObject map && map["dtype"] is JsonValue && map["shape"] is JsonArray;

    internal static bool IsUndefined(JsonNode? node) => node is null || Has(node, "$undefined");

    internal static bool Has(JsonNode? node, string key) => node is JsonObject map && map.ContainsKey(key);

    internal static int[] Lengths(JsonNode? node) => [.. node!.AsArray().Select(n => (int)n!)];

    internal static Shape ShapeOf(JsonNode? node) => Shape.Create([.. node!.AsArray().Select(n => (int?)n)]);

    /// <summary>One shape, or a list of them.</summary>
    internal static Shape[] Shapes(JsonNode? node) => node is JsonArray { Count: > 0 } list && list[0] is JsonArray
        ? [.. list.Where(shape => shape is not null).Select(ShapeOf)] : [ShapeOf(node)];

    internal static Tensor Tensor(JsonNode? node)
    {
        if (Has(node, "$valuesOmitted"))
            return tf.zeros(Lengths(node!["shape"]), (string)node["dtype"]!);
        if (!IsTensor(node)) throw new SkipException($"an argument that cannot be written down: {Short(node)}");
        string dtype = (string)node!["dtype"]!;
        var values = node["values"]!.AsArray();
        int[] shape = Lengths(node["shape"]);
        return dtype == "string"
            ? tf.tensor(values.Select(v => (string)v!).ToArray(), shape)
            : tf.tensor(Numbers(values), shape, dtype);
    }

    /// <summary>A tensor, or a list of them, as a list; empty for undefined.</summary>
    internal static Tensor[] Tensors(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(Tensor)],
        var none when IsUndefined(none) => [],
        _ => [Tensor(node)],
    };

    /// <summary>What fit takes: a tensor, a list, or a map by name.</summary>
    internal static TensorGroup Group(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(Tensor).ToArray(),
        JsonObject map when IsMap(map) => Map(map),
        _ => Tensor(node),
    };

    internal static Dictionary<string, Tensor> Map(JsonObject map) =>
        map.ToDictionary(pair => pair.Key, pair => Tensor(pair.Value));

    internal static bool IsMap(JsonObject map) =>
        !IsTensor(map) && !map.Any(pair => pair.Key.StartsWith('$'));

    internal static string Short(JsonNode? node)
    {
        string text = node?.ToJsonString() ?? "null";
        return text.Length <= 120 ? text : text[..120] + "…";
    }
}
