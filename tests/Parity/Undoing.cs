using System.Text.Json.Nodes;

namespace Strata.Parity;

/// <summary>How a case is changed so that this library does what TensorFlow.js wrongly did.</summary>
internal static class Undoing
{
    /// <summary>Without constraints: they do not act while TensorFlow.js trains.</summary>
    internal static void Constraints(JsonObject record) => Walk(record["topology"], options =>
    {
        foreach (string key in options.Select(pair => pair.Key).ToArray())
            if (key.EndsWith("constraint", StringComparison.OrdinalIgnoreCase)) options[key] = null;
    });

    /// <summary>With an optimizer of the same arithmetic as TensorFlow.js's.</summary>
    internal static void Optimizer(JsonObject record)
    {
        var optimizer = record["compile"]!["optimizer"]!.AsObject();
        optimizer["$optimizer"] = $"TensorFlow.js {optimizer["$optimizer"]}";
    }

    private static void Walk(JsonNode? node, Action<JsonObject> act)
    {
        if (node is JsonObject map)
        {
            act(map);
            foreach (var (_, value) in map.ToArray()) Walk(value, act);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Walk(item, act);
        }
    }
}
