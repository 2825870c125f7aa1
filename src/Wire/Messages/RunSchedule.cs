using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The steps of a run over data of known size, as Strata.Training.StepSchedule takes them.</summary>
/// <param name="Rows">Training rows in an epoch.</param>
/// <param name="BatchSize">Rows of a global batch.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="ValidationRows">Validation rows; 0 for none.</param>
/// <param name="ValidationBatchSize">Rows of a validation batch.</param>
/// <param name="InitialEpoch">The number of the first epoch.</param>
/// <param name="ShuffleSeed">Seed of the order of rows in each epoch; null keeps the order.</param>
[MessagePackObject]
public sealed record RunSchedule(
    [property: Key(0)] long Rows,
    [property: Key(1)] int BatchSize,
    [property: Key(2)] int Epochs,
    [property: Key(3)] long ValidationRows,
    [property: Key(4)] int ValidationBatchSize,
    [property: Key(5)] int InitialEpoch,
    [property: Key(6)] int? ShuffleSeed);
