using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

internal sealed class SummaryReplay : Replay
{
    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        var model = ModelReader.Restore(record);
        var lines = new List<string>();
        model.summary(
            (int?)record["lineLength"], record["positions"] is JsonArray list ? Values.Numbers(list) : null, lines.Add);
        Compare(record["lines"]!.AsArray(), lines, differences);
        return Task.CompletedTask;
    }

    internal static void Compare(JsonArray expected, IReadOnlyList<string> received, Differences differences)
    {
        differences.Same("summary: lines", expected.Count, received.Count);
        for (int i = 0; i < Math.Min(expected.Count, received.Count); i++)
            differences.Same($"summary line {i}", (string?)expected[i], received[i]);
    }
}
