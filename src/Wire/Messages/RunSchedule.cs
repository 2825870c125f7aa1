using MessagePack;
using Strata.Training;

namespace Strata.Wire.Messages;

/// <summary>The steps of a run over data of known size: a <see cref="StepSchedule"/> and its order's seed.</summary>
/// <param name="Rows">Training rows in an epoch.</param>
/// <param name="BatchSize">Rows of a global batch.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="ValidationRows">Validation rows; 0 for none.</param>
/// <param name="ValidationBatchSize">Rows of a validation batch.</param>
/// <param name="InitialEpoch">The number of the first epoch.</param>
/// <param name="ShuffleSeed">Seed of the order of rows in each epoch; null keeps the order.</param>
/// <param name="ValidationFrequency">Epochs from one that is validated to the next.</param>
/// <param name="MaxTrainSteps">The most training steps of an epoch.</param>
/// <param name="MaxValidationSteps">The most validation steps of an epoch.</param>
/// <param name="ShuffleBlock">Consecutive rows that stay together in an epoch's order.</param>
[MessagePackObject]
public sealed record RunSchedule(
    [property: Key(0)] long Rows,
    [property: Key(1)] int BatchSize,
    [property: Key(2)] int Epochs,
    [property: Key(3)] long ValidationRows,
    [property: Key(4)] int ValidationBatchSize,
    [property: Key(5)] int InitialEpoch,
    [property: Key(6)] int? ShuffleSeed,
    [property: Key(7)] int ValidationFrequency = 1,
    [property: Key(8)] long MaxTrainSteps = long.MaxValue,
    [property: Key(9)] long MaxValidationSteps = long.MaxValue,
    [property: Key(10)] int ShuffleBlock = 1)
{
    /// <summary>The message for a schedule.</summary>
    public static RunSchedule Of(StepSchedule steps, int? shuffleSeed) => new(
        steps.Rows, steps.BatchSize, steps.Epochs, steps.ValidationRows, steps.ValidationBatchSize,
        steps.InitialEpoch, shuffleSeed, steps.ValidationFrequency, steps.MaxTrainSteps, steps.MaxValidationSteps,
        steps.ShuffleBlock);

    /// <summary>The schedule.</summary>
    public StepSchedule ToSteps() =>
        new(Rows, BatchSize, Epochs, ValidationRows, ValidationBatchSize, InitialEpoch)
        {
            ValidationFrequency = ValidationFrequency,
            MaxTrainSteps = MaxTrainSteps,
            MaxValidationSteps = MaxValidationSteps,
            ShuffleBlock = ShuffleBlock,
        };
}
