using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>What a step reported.</summary>
/// <param name="Step">The step.</param>
/// <param name="Batch">The step's own logs, in the order of the run's names.</param>
/// <param name="Phase">At the last step of an epoch's training or validation, that phase's logs; else null.</param>
[MessagePackObject]
public sealed record StepLog(
    [property: Key(0)] long Step,
    [property: Key(1)] double[] Batch,
    [property: Key(2)] PhaseLogs? Phase);
