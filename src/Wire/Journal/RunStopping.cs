using MessagePack;

namespace Strata.Wire.Journal;

/// <summary>The client ends the run where it stands.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">Why, as a sentence.</param>
[MessagePackObject]
public sealed record RunStopping(
    [property: Key(0)] long Run,
    [property: Key(1)] string Reason) : IJournalEvent;
