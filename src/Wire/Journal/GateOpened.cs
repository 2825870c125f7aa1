using MessagePack;

namespace Strata.Wire.Journal;

/// <summary>The client let the run go on.</summary>
/// <param name="Run">The run.</param>
/// <param name="UntilStep">The last step that may be run.</param>
/// <param name="WithState">Whether the state is wanted at that step.</param>
[MessagePackObject]
public sealed record GateOpened(
    [property: Key(0)] long Run,
    [property: Key(1)] long UntilStep,
    [property: Key(2)] bool WithState) : IJournalEvent;
