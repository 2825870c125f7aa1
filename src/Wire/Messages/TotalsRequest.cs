using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Asks a worker for the totals of a step; over the data plane.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Worker">Who asks.</param>
/// <param name="Step">The step.</param>
[MessagePackObject]
public sealed record TotalsRequest(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Worker,
    [property: Key(3)] long Step) : IRunMessage;
