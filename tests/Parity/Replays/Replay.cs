using System.Text.Json.Nodes;
using Strata.Parity.Comparing;

namespace Strata.Parity.Replays;

/// <summary>Does once more what a case records, and compares what comes out.</summary>
internal abstract class Replay
{
    internal abstract Task RunAsync(JsonObject record, Differences differences);
}
