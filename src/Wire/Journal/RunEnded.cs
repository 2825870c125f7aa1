using MessagePack;

namespace Strata.Wire.Journal;

/// <summary>A run is over.</summary>
/// <param name="Run">The run.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="Reason">Why it failed, or ended before its last step.</param>
[MessagePackObject]
public sealed record RunEnded(
    [property: Key(0)] long Run,
    [property: Key(1)] bool Failed,
    [property: Key(2)] string? Reason) : IJournalEvent;
