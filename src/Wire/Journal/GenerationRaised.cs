using MessagePack;

namespace Strata.Wire.Journal;

/// <summary>A fence is about to be sent; no older generation is ever used again.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The new generation.</param>
[MessagePackObject]
public sealed record GenerationRaised(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation) : IJournalEvent;
