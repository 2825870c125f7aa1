using System.Text.Json.Nodes;
using Strata.Layers;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>The topology of models as JSON, written and read.</summary>
internal static class ModelConfig
{
    /// <summary>Whether a class name is that of a model.</summary>
    internal static bool Creates(string className) => className is "Sequential" or "Model" or "Functional";

    internal static JsonObject Of(LayersModel model) => model is Sequential ? OfSequential(model) : OfGraph(model);

    /// <summary>A model of its options in lowerCamelCase.</summary>
    /// <exception cref="ArgumentException">A class is not registered, or an option does not fit.</exception>
    internal static LayersModel Create(string className, JsonNode config) => NestingLimit.Within(
        () => className == nameof(Sequential) ? new SequentialReader(config).Read()
            : config is JsonObject options ? new GraphReader(options).Read()
            : throw new ArgumentException($"{className}: expected an object of options."));

    private static JsonObject OfSequential(LayersModel model) => new()
    {
        ["name"] = model.name,
        ["layers"] = new JsonArray([.. model.layers.Select(layer => (JsonNode?)Described(layer))]),
    };

    private static JsonObject OfGraph(LayersModel model)
    {
        var network = model.Network;
        var places = Places(network);
        var layers = new JsonArray();
        foreach (var layer in network.Layers)
        {
            var description = new JsonObject { ["name"] = layer.name };
            foreach (var (key, value) in Described(layer)) description[key] = value?.DeepClone();
            description["inboundNodes"] = new JsonArray([.. layer.InboundNodes
                .Where(node => network.Contains(node) && node.Inputs.Length > 0)
                .Select(node => (JsonNode?)new JsonArray(
                    [.. node.Inputs.Select(x => (JsonNode?)Edge(x, places, Kwargs(node)))]))]);
            layers.Add(description);
        }

        return new()
        {
            ["name"] = model.name,
            ["layers"] = layers,
            ["inputLayers"] = new JsonArray([.. network.Inputs.Select(x => (JsonNode?)Edge(x, places))]),
            ["outputLayers"] = new JsonArray([.. network.Outputs.Select(x => (JsonNode?)Edge(x, places))]),
        };
    }

    // Nodes are numbered among those of this graph; the first of a model that is a layer is its own.
    private static Dictionary<LayerNode, int> Places(Network network)
    {
        var places = new Dictionary<LayerNode, int>();
        foreach (var layer in network.Layers)
        {
            int next = layer is LayersModel ? 1 : 0;
            foreach (var node in layer.InboundNodes.Where(network.Contains)) places[node] = next++;
        }

        return places;
    }

    private static JsonArray Edge(SymbolicTensor x, Dictionary<LayerNode, int> places, JsonObject? kwargs = null)
    {
        var edge = new JsonArray(x.sourceLayer.name, places[x.Node], x.outputTensorIndex);
        if (kwargs is not null) edge.Add(kwargs);
        return edge;
    }

    private static JsonObject Kwargs(LayerNode node)
    {
        var kwargs = new JsonObject();
        foreach (var (name, value) in node.Kwargs ?? []) kwargs[Casing.ToSnake(name)] = value?.DeepClone();
        return kwargs;
    }

    private static JsonObject Described(Layer layer) =>
        new() { ["className"] = layer.getClassName(), ["config"] = layer.getConfig() };
}
