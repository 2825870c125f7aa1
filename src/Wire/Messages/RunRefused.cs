using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The coordinator does not take a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">Why, as a sentence.</param>
[MessagePackObject]
public sealed record RunRefused(
    [property: Key(0)] long Run,
    [property: Key(1)] string Reason) : IRunMessage;
