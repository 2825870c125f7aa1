using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker is gone; from the fleet to a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Worker">The worker's id.</param>
/// <param name="Reason">Why, as a phrase.</param>
[MessagePackObject]
public sealed record WorkerGone(
    [property: Key(0)] long Run,
    [property: Key(1)] string Worker,
    [property: Key(2)] string Reason) : IRunMessage;
