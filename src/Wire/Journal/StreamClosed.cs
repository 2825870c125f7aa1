using MessagePack;

namespace Strata.Wire.Journal;

/// <summary>The client has no more steps.</summary>
/// <param name="Run">The run.</param>
/// <param name="Steps">How many steps the run has.</param>
[MessagePackObject]
public sealed record StreamClosed(
    [property: Key(0)] long Run,
    [property: Key(1)] long Steps) : IJournalEvent;
