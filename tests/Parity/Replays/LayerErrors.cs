using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>What a layer refuses.</summary>
internal static class LayerErrors
{
    internal static object? Act(JsonObject record, string op, JsonNode?[] args)
    {
        var layer = LayerReader.Create(record);
        var first = args.Length > 0 ? args[0] : null;
        var kwargs = args.Length > 1 ? args[1] as JsonObject : null;
        if (Values.Has(kwargs, "$undefined")) kwargs = null;
        if ((bool?)record["disposed"] == true)
        {
            LayerReader.Build(layer, Values.Shapes(record["buildInputShape"]));
            layer.dispose();
        }

        else
        {
            BuildEarlier(layer, record, first);
        }

        return op switch
        {
            "apply:symbolic" => Symbols.Apply(layer, Symbols.Of(first), kwargs ?? []),
            "apply" => new LayerCall(layer, Values.Tensors(first), kwargs ?? []).Run(callOnly: false),
            "call" => new LayerCall(layer, Values.Tensors(first), kwargs ?? []).Run(callOnly: true),
            "computeMask" => layer.computeMask(Values.Tensors(first), [.. Values.Tensors(args[1])]),
            "computeOutputShape" => layer.computeOutputShape(Values.Shapes(first)),
            "build" => Built(layer, first),
            "setWeights" => Weights(layer, first),
            "dispose" => layer.dispose(),
            _ => throw new ParityException($"op: '{op}' is not known"),
        };
    }

    // A layer that was built for another shape than it is given now.
    private static void BuildEarlier(Layer layer, JsonObject record, JsonNode? inputs)
    {
        if ((bool?)record["built"] != true || record["buildInputShape"] is not { } built) return;
        JsonNode?[] given = inputs is JsonArray list ? [.. list] : [inputs];
        if (Array.TrueForAll(given, x => x?["shape"] is not null)
            && !Values.Shapes(built).SequenceEqual(given.Select(x => Values.ShapeOf(x!["shape"]))))
            LayerReader.Build(layer, Values.Shapes(built));
    }

    private static Layer Built(Layer layer, JsonNode? shape)
    {
        layer.build(Values.Shapes(shape));
        return layer;
    }

    private static Layer Weights(Layer layer, JsonNode? weights)
    {
        layer.setWeights(Values.Tensors(weights));
        return layer;
    }
}
