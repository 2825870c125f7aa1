using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

internal sealed class MaskReplay : Replay
{
    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        var layer = LayerReader.Create(record);
        var inputs = Values.Tensors(record["inputs"]);
        if (record["weights"] is JsonArray { Count: > 0 })
            LayerReader.Restore(layer, record, Array.ConvertAll(inputs, x => (Shape)x.shape!));
        var found = layer.computeMask(inputs, Masks(record["mask"], inputs.Length));
        JsonNode?[] expected = record["output"] is JsonArray list ? [.. list] : [record["output"]];
        for (int i = 0; i < expected.Length; i++)
        {
            var mask = i < found.Length ? found[i] : null;
            if (Values.IsUndefined(expected[i]) || mask is null)
                differences.Same($"mask {i}", Values.IsUndefined(expected[i]), mask is null);
            else
                differences.Tensor($"mask {i}", expected[i], mask, Tolerance.Forward);
        }

        return Task.CompletedTask;
    }

    private static Tensor?[] Masks(JsonNode? node, int count) => node switch
    {
        JsonArray list => [.. list.Select(m => Values.IsUndefined(m) ? null : Values.Tensor(m))],
        var none when Values.IsUndefined(none) => new Tensor?[count],
        _ => [Values.Tensor(node)],
    };
}
