using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Phase one of a new view: stop, refuse what is older, and answer.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
[MessagePackObject]
public sealed record Fence(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation) : IRunMessage;
