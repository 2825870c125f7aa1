using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

internal sealed class OutputShapeReplay : Replay
{
    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        var layer = LayerReader.Create(record);
        var shapes = layer.computeOutputShape(Values.Shapes(record["inputShape"]));
        var expected = Values.Shapes(record["outputShape"]);
        differences.Names(
            "output shape", expected.Select(s => s.ToString()), shapes.Select(s => s.ToString()));
        return Task.CompletedTask;
    }
}
