using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Asks a worker for its state; over the data plane.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Worker">Who asks.</param>
[MessagePackObject]
public sealed record StateRequest(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Worker) : IRunMessage;
