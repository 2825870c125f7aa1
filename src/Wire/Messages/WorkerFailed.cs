using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker cannot compute a run, and neither could another: the run ends where it stands.</summary>
/// <param name="Run">The run.</param>
/// <param name="Worker">The worker's id.</param>
/// <param name="Reason">Why, as a sentence.</param>
[MessagePackObject]
public sealed record WorkerFailed(
    [property: Key(0)] long Run,
    [property: Key(1)] string Worker,
    [property: Key(2)] string Reason) : IRunMessage;
