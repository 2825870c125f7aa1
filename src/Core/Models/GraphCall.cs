using System.Text.Json.Nodes;
using Strata.Layers;

namespace Strata.Models;

/// <summary>One application of a layer, as files have it.</summary>
/// <param name="Inputs">What the layer takes.</param>
/// <param name="Kwargs">Flags it was called with, by TensorFlow.js's names; null if there are none.</param>
internal sealed record GraphCall(GraphEdge[] Inputs, JsonObject? Kwargs)
{
    /// <exception cref="ArgumentException">It is malformed.</exception>
    internal static GraphCall Of(JsonNode? call) => new(GraphEdge.OfCall(call), Flags(Arguments(call)));

    // TensorFlow.js and Keras 2 write them behind each edge, Keras 3 once.
    private static JsonObject? Arguments(JsonNode? call) => call switch
    {
        JsonObject named => named["kwargs"] as JsonObject,
        JsonArray { Count: > 3 } edge when edge[0] is JsonValue => edge[3] as JsonObject,
        JsonArray { Count: > 0 } edges when edges[0] is JsonArray { Count: > 3 } first => first[3] as JsonObject,
        _ => null,
    };

    private static JsonObject? Flags(JsonObject? arguments)
    {
        var flags = new JsonObject();
        foreach (var (name, value) in arguments ?? [])
            if (value is JsonValue one && one.TryGetValue(out bool flag)) flags[Casing.ToCamel(name)] = flag;
        return flags.Count > 0 ? flags : null;
    }
}
