using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Asks what a run waits for.</summary>
/// <param name="Run">The run.</param>
[MessagePackObject]
public sealed record WhoIsWaitedFor(
    [property: Key(0)] long Run) : IRunMessage;
