using MessagePack;
using Strata.Wire.Messages;

namespace Strata.Wire.Journal;

/// <summary>Steps are applied and their logs are kept.</summary>
/// <param name="Run">The run.</param>
/// <param name="FromStep">The first of the steps.</param>
/// <param name="ToStep">The last of the steps.</param>
/// <param name="Ends">Logs of those that ended an epoch's training or validation.</param>
[MessagePackObject]
public sealed record StepsRecorded(
    [property: Key(0)] long Run,
    [property: Key(1)] long FromStep,
    [property: Key(2)] long ToStep,
    [property: Key(3)] StepLog[] Ends) : IJournalEvent;
