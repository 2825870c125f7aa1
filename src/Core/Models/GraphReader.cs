using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>Makes a functional model of its JSON, in the dialects of TensorFlow.js, Keras 2 and Keras 3.</summary>
/// <param name="config">The options in lowerCamelCase.</param>
internal sealed class GraphReader(JsonObject config)
{
    private readonly Dictionary<string, ReadLayer> layers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Layer, int Node), List<ReadLayer>> waiting = [];
    private bool isKeras3;

    /// <summary>The model.</summary>
    /// <exception cref="ArgumentException">Layers are missing, or apply to one another in a circle.</exception>
    internal LayersModel Read()
    {
        foreach (var item in List(config["layers"], "layers")) Add(item);
        Connect();
        var read = new FunctionalModel(Ends("inputLayers"), Ends("outputLayers"), (string?)config["name"]);
        read.OwnedModels.AddRange(layers.Values.Select(l => l.Layer).OfType<LayersModel>());
        if (config["trainable"] is JsonValue value && value.TryGetValue(out bool trainable) && !trainable)
            read.trainable = false;
        return read;
    }

    private static JsonArray List(JsonNode? node, string what) => node as JsonArray
        ?? throw new ArgumentException(
            $"model: expected a list of {what}, received {node?.ToJsonString() ?? "nothing"}.");

    private void Add(JsonNode? item)
    {
        var description = item as JsonObject ?? throw new ArgumentException(
            $"model: expected layers of class_name and config, received {item?.ToJsonString() ?? "nothing"}.");
        var calls = List(description["inboundNodes"] ?? new JsonArray(), "inboundNodes");
        isKeras3 |= calls.Count > 0 && calls[0] is JsonObject;
        var layer = LayerConfig.Made(description);
        string name = (string?)description["name"] ?? layer.name;
        if (!layers.TryAdd(name, new(name, layer, new(calls.Select(GraphCall.Of)))))
            throw new ArgumentException($"model: two layers are named '{name}'.");
    }

    // Each layer goes on until it needs what is not there yet; whoever gives it wakes it.
    private void Connect()
    {
        var ready = new Queue<ReadLayer>(layers.Values);
        while (ready.TryDequeue(out var layer))
        {
            while (layer.Calls.TryPeek(out var call))
            {
                if (Array.Find(call.Inputs, edge => !IsThere(edge)) is { } missing)
                {
                    var place = (missing.Layer, NodeOf(missing));
                    if (!waiting.TryGetValue(place, out var others)) waiting[place] = others = [];
                    others.Add(layer);
                    break;
                }

                layer.Calls.Dequeue();
                if (call.Inputs.Length == 0) continue;
                NestingLimit.Count(layer.Layer);
                layer.Layer.Connect(Array.ConvertAll(call.Inputs, Resolve), call.Kwargs);
                if (waiting.Remove((layer.Name, layer.Layer.InboundNodes.Count - 1), out var woken))
                    foreach (var one in woken) ready.Enqueue(one);
            }
        }

        if (layers.Values.FirstOrDefault(l => l.Calls.Count > 0) is { } stuck)
            throw new ArgumentException($"model: layer '{stuck.Name}' is applied to what no layer gives.");
    }

    // One edge, a list of them, or, of Keras, a map of them by name.
    private SymbolicTensor[] Ends(string key)
    {
        JsonNode?[] edges = config[key] switch
        {
            JsonArray { Count: > 0 } only when only[0] is JsonValue => [only],
            JsonObject map => [.. map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)],
            var list => [.. List(list, key)],
        };
        return [.. edges.Select(e => GraphEdge.Of(e)).Select(e => Resolve(e with { CountsOwn = !IsUncounted(e) }))];
    }

    // At its ends a graph of Keras 3 counts the own application of functional models, not of sequential ones.
    private bool IsUncounted(GraphEdge edge) => isKeras3 && LayerOf(edge) is Sequential;

    private bool IsThere(GraphEdge edge) => LayerOf(edge).InboundNodes.Count > NodeOf(edge);

    private Layer LayerOf(GraphEdge edge) => layers.TryGetValue(edge.Layer, out var read) ? read.Layer
        : throw new ArgumentException($"model: there is no layer named '{edge.Layer}'.");

    private int NodeOf(GraphEdge edge) =>
        !edge.CountsOwn && edge.Node < int.MaxValue && LayerOf(edge) is LayersModel ? edge.Node + 1 : edge.Node;

    private SymbolicTensor Resolve(GraphEdge edge)
    {
        var nodes = LayerOf(edge).InboundNodes;
        int node = NodeOf(edge);
        return node >= 0 && node < nodes.Count && edge.Tensor >= 0 && edge.Tensor < nodes[node].Outputs.Length
            ? nodes[node].Outputs[edge.Tensor]
            : throw new ArgumentException(
                $"model: layer '{edge.Layer}' has no output {edge.Tensor} of application {edge.Node}.");
    }

    private sealed record ReadLayer(string Name, Layer Layer, Queue<GraphCall> Calls);
}
