namespace Strata.Training;

/// <summary>The steps of a run over data of known size: training, then validation, epoch by epoch.</summary>
/// <param name="Rows">Training rows in an epoch; 0 if it only validates.</param>
/// <param name="BatchSize">Rows of a global batch; the epoch's last may have fewer.</param>
/// <param name="Epochs">The number of epochs of the run.</param>
/// <param name="ValidationRows">Validation rows after each epoch; 0 for none.</param>
/// <param name="ValidationBatchSize">Rows of a validation batch.</param>
/// <param name="InitialEpoch">The number of the first epoch.</param>
public sealed record StepSchedule(
    long Rows, int BatchSize, int Epochs, long ValidationRows = 0, int ValidationBatchSize = 32, int InitialEpoch = 0)
{
    /// <summary>Epochs from one that is validated to the next; their numbers, from 1, are its multiples.</summary>
    public int ValidationFrequency { get; init; } = 1;

    /// <summary>The most training steps of an epoch.</summary>
    public long MaxTrainSteps { get; init; } = long.MaxValue;

    /// <summary>The most validation steps of an epoch.</summary>
    public long MaxValidationSteps { get; init; } = long.MaxValue;

    /// <summary>Consecutive rows that stay together when an epoch's order is drawn.</summary>
    public int ShuffleBlock { get; init; } = 1;

    /// <summary>Training steps in an epoch.</summary>
    public long TrainSteps => Math.Min(MaxTrainSteps, (Rows + BatchSize - 1) / BatchSize);

    /// <summary>Validation steps in an epoch that is validated.</summary>
    public long ValidationSteps =>
        Math.Min(MaxValidationSteps, (ValidationRows + ValidationBatchSize - 1) / ValidationBatchSize);

    /// <summary>All steps of the run.</summary>
    public long Steps => StepsBefore(Epochs, TrainSteps, ValidationSteps);

    /// <summary>Describes a step.</summary>
    /// <param name="step">From 0 to below <see cref="Steps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such step.</exception>
    public StepInfo this[long step]
    {
        get
        {
            long training = TrainSteps, validating = ValidationSteps;
            int epoch = step < 0 ? Epochs : EpochOf(step, training, validating);
            if (epoch >= Epochs)
                throw new ArgumentOutOfRangeException(nameof(step), step, $"step: expected 0 to {Steps - 1}.");
            long within = step - StepsBefore(epoch, training, validating);
            bool trains = within < training;
            long batch = trains ? within : within - training;
            bool ends = within == training + (IsValidated(epoch) ? validating : 0) - 1;
            int size = trains ? BatchSize : ValidationBatchSize;
            int rows = (int)Math.Min(size, (trains ? Rows : ValidationRows) - (batch * size));
            StepKind kind = trains ? StepKind.Train : StepKind.Validate;
            return new(
                step, kind, InitialEpoch + epoch, (int)batch, batch * size, rows, ends || within == training - 1, ends);
        }
    }

    /// <summary>The last step of the epoch that a step belongs to.</summary>
    public long EpochEnd(long step)
    {
        long training = TrainSteps, validating = ValidationSteps;
        return StepsBefore(EpochOf(step, training, validating) + 1, training, validating) - 1;
    }

    private bool IsValidated(int epoch) => (InitialEpoch + epoch + 1) % ValidationFrequency == 0;

    private long StepsBefore(int epoch, long training, long validating) => (epoch * training) +
        (validating * (((InitialEpoch + epoch) / ValidationFrequency) - (InitialEpoch / ValidationFrequency)));

    // In cycles of epochs of which the last is validated; the run may begin within one.
    private int EpochOf(long step, long training, long validating)
    {
        int begun = InitialEpoch % ValidationFrequency, last = ValidationFrequency - 1;
        long cycle = (ValidationFrequency * training) + validating, at = step + (begun * training);
        if (cycle == 0) return Epochs;
        long within = training == 0 ? last : Math.Min(last, at % cycle / training);
        return (int)Math.Min(Epochs, (at / cycle * ValidationFrequency) + within - begun);
    }
}
