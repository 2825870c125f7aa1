using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>Makes a functional model of its JSON, in the dialects of TensorFlow.js, Keras 2 and Keras 3.</summary>
internal sealed class GraphReader(JsonObject config)
{
    private readonly Dictionary<string, Layer> layers = [];
    private readonly List<LayersModel> inner = [];

    /// <summary>The model.</summary>
    /// <exception cref="ArgumentException">Layers are missing, or apply to one another in a circle.</exception>
    internal LayersModel Read()
    {
        var open = new List<(Layer Layer, Queue<Edge[]> Nodes)>();
        foreach (var item in List(config["layers"], "layers"))
        {
            var description = item!.AsObject();
            var layer = LayerConfig.Create(description);
            string name = (string?)description["name"] ?? layer.name;
            if (!layers.TryAdd(name, layer)) throw new ArgumentException($"model: two layers are named '{name}'.");
            if (layer is LayersModel model) inner.Add(model);
            open.Add((layer, new(List(description["inboundNodes"] ?? new JsonArray(), "inboundNodes").Select(Edges))));
        }

        Connect(open);
        var read = new FunctionalModel(Ends("inputLayers"), Ends("outputLayers"), (string?)config["name"]);
        read.OwnedModels.AddRange(inner);
        return read;
    }

    private static JsonArray List(JsonNode? node, string what) => node as JsonArray
        ?? throw new ArgumentException(
            $"model: expected a list of {what}, received {node?.ToJsonString() ?? "nothing"}.");

    private void Connect(List<(Layer Layer, Queue<Edge[]> Nodes)> open)
    {
        bool moved = true;
        while (moved)
        {
            moved = false;
            foreach (var (layer, nodes) in open)
            {
                while (nodes.TryPeek(out var edges) && Array.TrueForAll(edges, IsThere))
                {
                    nodes.Dequeue();
                    moved = true;
                    if (edges.Length > 0) layer.apply<SymbolicTensor[]>(Array.ConvertAll(edges, Resolve));
                }
            }
        }

        if (open.Find(o => o.Nodes.Count > 0) is { Layer: { } stuck })
            throw new ArgumentException($"model: layer '{stuck.name}' is applied to what no layer gives.");
    }

    private SymbolicTensor[] Ends(string key)
    {
        var list = List(config[key], key);
        JsonNode?[] edges = list.Count > 0 && list[0] is JsonValue ? [list] : [.. list];
        return [.. edges.Select(e => Resolve(Edge.Of(e!.AsArray())))];
    }

    private bool IsThere(Edge edge) => LayerOf(edge).InboundNodes.Count > edge.Node;

    private Layer LayerOf(Edge edge) => layers.TryGetValue(edge.Layer, out var layer) ? layer
        : throw new ArgumentException($"model: there is no layer named '{edge.Layer}'.");

    private SymbolicTensor Resolve(Edge edge)
    {
        var nodes = LayerOf(edge).InboundNodes;
        return edge.Node >= 0 && edge.Node < nodes.Count && edge.Tensor >= 0
            && edge.Tensor < nodes[edge.Node].Outputs.Length
            ? nodes[edge.Node].Outputs[edge.Tensor]
            : throw new ArgumentException(
                $"model: layer '{edge.Layer}' has no output {edge.Tensor} of application {edge.Node}.");
    }

    private static Edge[] Edges(JsonNode? node)
    {
        if (node is JsonArray list)
            return list.Count > 0 && list[0] is JsonValue
                ? [Edge.Of(list)] : [.. list.Select(e => Edge.Of(e!.AsArray()))];
        var found = new List<Edge>();
        Histories(node?["args"], found);
        return [.. found];
    }

    private static void Histories(JsonNode? node, List<Edge> found)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Histories(item, found);
        }
        else if (node is JsonObject tensor
            && (tensor["config"]?["kerasHistory"] ?? tensor["config"]?["keras_history"]) is JsonArray history)
        {
            found.Add(Edge.Of(history));
        }
    }

    private sealed record Edge(string Layer, int Node, int Tensor)
    {
        internal static Edge Of(JsonArray edge) => edge.Count >= 3
            ? new(edge[0]!.GetValue<string>(), edge[1]!.GetValue<int>(), edge[2]!.GetValue<int>())
            : throw new ArgumentException($"model: expected [layer, node, tensor], received {edge.ToJsonString()}.");
    }
}
