using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker is there for a run; from the fleet to the run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Worker">The worker.</param>
/// <param name="Path">The path of its actor.</param>
[MessagePackObject]
public sealed record WorkerOffered(
    [property: Key(0)] long Run,
    [property: Key(1)] ViewMember Worker,
    [property: Key(2)] string Path) : IRunMessage;
