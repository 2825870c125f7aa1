using System.Text.Json.Nodes;

namespace Strata.Models;

/// <summary>An output of an application of a layer, as files name it.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Node">The number of the application.</param>
/// <param name="Tensor">The number of the output.</param>
/// <param name="CountsOwn">
/// Whether the first application of a model is counted, which goes from its inputs to its outputs. Keras 3 does not
/// count it between layers.
/// </param>
internal sealed record GraphEdge(string Layer, int Node, int Tensor, bool CountsOwn = true)
{
    // Arguments of Keras's calls that hold further inputs, in the order in which layers take them.
    private static readonly string[] Inputs =
        ["inputs", "query", "value", "key", "sequence", "sequences", "initialState", "constants"];

    private const string AttentionMask = "attentionMask";

    /// <exception cref="ArgumentException">It is no [layer, node, tensor].</exception>
    internal static GraphEdge Of(JsonNode? node, bool countsOwn = true) => node is JsonArray { Count: >= 3 } edge
        && edge[0] is JsonValue name && name.TryGetValue(out string? layer)
        && edge[1] is JsonValue at && at.TryGetValue(out int application)
        && edge[2] is JsonValue which && which.TryGetValue(out int tensor)
        ? new(layer, application, tensor, countsOwn)
        : throw new ArgumentException(
            $"model: expected [layer, node, tensor], received {node?.ToJsonString() ?? "nothing"}.");

    /// <summary>
    /// What one application of a layer takes: a list of edges, as TensorFlow.js and Keras 2 write it, or, as Keras 3
    /// does, arguments in which tensors stand.
    /// </summary>
    internal static GraphEdge[] OfCall(JsonNode? call)
    {
        var found = new List<GraphEdge>();
        switch (call)
        {
            case JsonArray { Count: > 0 } only when only[0] is JsonValue:
                Add(only, found);
                break;
            case JsonArray list:
                foreach (var edge in list) Add(edge, found);
                break;
            case JsonObject arguments:
                Collect(arguments["args"], found);
                CollectNamed(arguments["kwargs"] as JsonObject, found);
                break;
            default:
                throw new ArgumentException(
                    $"model: expected the inputs of a layer, received {call?.ToJsonString() ?? "nothing"}.");
        }

        return [.. found];
    }

    private static void Add(JsonNode? edge, List<GraphEdge> found)
    {
        bool isFirst = found.Count == 0;
        found.Add(Of(edge));
        if (edge is not JsonArray { Count: > 3 } list || list[3] is not JsonObject arguments) return;
        AddNamed(arguments["initial_state"] ?? arguments["initialState"], found);
        if (!isFirst) return;
        AddNamed(arguments["value"], found);
        AddNamed(arguments["key"], found);
        AddMask(found, mask => AddNamed(arguments["attention_mask"] ?? arguments["attentionMask"], mask));
    }

    private static void AddNamed(JsonNode? edges, List<GraphEdge> found)
    {
        if (edges is JsonArray { Count: > 0 } single && single[0] is JsonValue) found.Add(Of(single));
        else if (edges is JsonArray several) found.AddRange(several.Select(edge => Of(edge)));
    }

    // A mask stands behind the key, which is the value where it is not given.
    private static void AddMask(List<GraphEdge> found, Action<List<GraphEdge>> collect)
    {
        var mask = new List<GraphEdge>();
        collect(mask);
        if (mask.Count == 0) return;
        if (found.Count == 2) found.Add(found[1]);
        found.AddRange(mask);
    }

    private static void CollectNamed(JsonObject? arguments, List<GraphEdge> found)
    {
        if (arguments is null) return;
        foreach (string name in Inputs) Collect(arguments[name], found);
        AddMask(found, mask => Collect(arguments[AttentionMask], mask));
        var others = new List<GraphEdge>();
        foreach (var (name, value) in arguments)
        {
            if (name != AttentionMask && Array.IndexOf(Inputs, name) < 0) Collect(value, others);
            if (others.Count > 0)
                throw new ArgumentException($"model: a tensor as the argument '{name}' of a layer is not supported.");
        }
    }

    private static void Collect(JsonNode? node, List<GraphEdge> found)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Collect(item, found);
        }
        else if (node is JsonObject tensor && (tensor["config"] as JsonObject)?["kerasHistory"] is JsonArray history)
        {
            found.Add(Of(history, countsOwn: false));
        }
    }
}
