using MessagePack;
using Strata.Wire.Messages;

namespace Strata.Wire.Journal;

/// <summary>A run was taken.</summary>
/// <param name="Run">The run.</param>
/// <param name="Spec">What the run is.</param>
[MessagePackObject]
public sealed record RunStarted(
    [property: Key(0)] long Run,
    [property: Key(1)] StartRun Spec) : IJournalEvent;
