using MessagePack;

namespace Strata.Wire.Journal;

/// <summary>The run ends where it stands: its client, or a worker that failed, wants it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Failed">Whether it is an error.</param>
[MessagePackObject]
public sealed record RunStopping(
    [property: Key(0)] long Run,
    [property: Key(1)] string Reason,
    [property: Key(2)] bool Failed) : IJournalEvent;
