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
    public long Steps => StepsBefore(Epochs);

    /// <summary>Describes a step.</summary>
    /// <param name="step">From 0 to below <see cref="Steps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such step.</exception>
    public StepInfo this[long step]
    {
        get
        {
            if (step < 0 || step >= Steps)
            {
                throw new ArgumentOutOfRangeException(nameof(step), step, $"step: expected 0 to {Steps - 1}.");
            }
            int epoch = EpochOf(step);
            long within = step - StepsBefore(epoch);
            bool ends = step == StepsBefore(epoch + 1) - 1;
            bool trains = within < TrainSteps;
            bool endsPhase = ends || within == TrainSteps - 1;
            long batch = trains ? within : within - TrainSteps;
            int size = trains ? BatchSize : ValidationBatchSize;
            int rows = (int)Math.Min(size, (trains ? Rows : ValidationRows) - (batch * size));
            StepKind kind = trains ? StepKind.Train : StepKind.Validate;
            return new(step, kind, InitialEpoch + epoch, (int)batch, batch * size, rows, endsPhase, ends);
        }
    }

    /// <summary>The last step of the epoch that a step belongs to.</summary>
    public long EpochEnd(long step) => StepsBefore(EpochOf(step) + 1) - 1;

    private long StepsBefore(int epoch) => (epoch * TrainSteps) + (ValidationSteps * Validated(epoch));

    // Of the run's first epochs, how many are validated.
    private long Validated(int epochs) =>
        ((InitialEpoch + epochs) / ValidationFrequency) - (InitialEpoch / ValidationFrequency);

    private int EpochOf(long step)
    {
        int low = 0, high = Epochs - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (StepsBefore(middle) <= step) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
