using MessagePack;
using Strata.Wire.Messages;

namespace Strata.Wire.Journal;

/// <summary>The coordinator holds a state of the run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The step after which it was taken.</param>
/// <param name="State">The state.</param>
[MessagePackObject]
public sealed record CheckpointKept(
    [property: Key(0)] long Run,
    [property: Key(1)] long Step,
    [property: Key(2)] BlobReference State) : IJournalEvent;
