using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>What a step is, as Strata.Training.StepInfo says it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Trains">Whether it trains or validates.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Batch">The batch within the epoch's training or validation.</param>
/// <param name="FirstRow">The first row's place in the order of the epoch's rows.</param>
/// <param name="Rows">Rows of the global batch.</param>
/// <param name="EndsPhase">Whether it is the last of the epoch's training or validation.</param>
/// <param name="EndsEpoch">Whether it is the epoch's last step.</param>
[MessagePackObject]
public sealed record StepDescription(
    [property: Key(0)] long Step,
    [property: Key(1)] bool Trains,
    [property: Key(2)] int Epoch,
    [property: Key(3)] int Batch,
    [property: Key(4)] long FirstRow,
    [property: Key(5)] int Rows,
    [property: Key(6)] bool EndsPhase,
    [property: Key(7)] bool EndsEpoch);
