using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>Recorded symbolic tensors, and layers applied to them.</summary>
internal static class Symbols
{
    internal static SymbolicTensor[] Of(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(One)],
        var none when Values.IsUndefined(none) => [],
        _ => [One(node)],
    };

    internal static SymbolicTensor[] Apply(Layer layer, SymbolicTensor[] inputs, JsonObject kwargs)
    {
        foreach (var (name, value) in kwargs)
        {
            if (name is "initialState" or "value" or "key") inputs = [.. inputs, .. Of(value)];
            else if (name != "training" && !Values.IsUndefined(value))
                throw new ParityException($"kwargs: '{name}' is not known");
        }

        return layer.apply<SymbolicTensor[]>(inputs);
    }

    private static SymbolicTensor One(JsonNode? node) => tf.input(
        batchShape: Values.ShapeOf(node!["shape"]),
        dtype: node["dtype"] is { } name ? (DType)(string)name! : (DType?)null);
}
