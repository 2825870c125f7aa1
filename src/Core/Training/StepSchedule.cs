namespace Strata.Training;

/// <summary>The steps of a run over data of known size: training, then validation, epoch by epoch.</summary>
/// <param name="Rows">Training rows in an epoch, at least one.</param>
/// <param name="BatchSize">Rows of a global batch; the epoch's last may have fewer.</param>
/// <param name="Epochs">The number of epochs of the run.</param>
/// <param name="ValidationRows">Validation rows after each epoch; 0 for none.</param>
/// <param name="ValidationBatchSize">Rows of a validation batch.</param>
/// <param name="InitialEpoch">The number of the first epoch.</param>
public sealed record StepSchedule(
    long Rows, int BatchSize, int Epochs, long ValidationRows = 0, int ValidationBatchSize = 32, int InitialEpoch = 0)
{
    /// <summary>Training steps in an epoch.</summary>
    public long TrainSteps => (Rows + BatchSize - 1) / BatchSize;

    /// <summary>Validation steps in an epoch.</summary>
    public long ValidationSteps => (ValidationRows + ValidationBatchSize - 1) / ValidationBatchSize;

    /// <summary>All steps of an epoch.</summary>
    public long StepsPerEpoch => TrainSteps + ValidationSteps;

    /// <summary>All steps of the run.</summary>
    public long Steps => StepsPerEpoch * Epochs;

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
            int epoch = InitialEpoch + (int)(step / StepsPerEpoch);
            long within = step % StepsPerEpoch;
            bool ends = within == StepsPerEpoch - 1;
            bool trains = within < TrainSteps;
            bool endsPhase = ends || within == TrainSteps - 1;
            long batch = trains ? within : within - TrainSteps;
            int size = trains ? BatchSize : ValidationBatchSize;
            int rows = (int)Math.Min(size, (trains ? Rows : ValidationRows) - (batch * size));
            StepKind kind = trains ? StepKind.Train : StepKind.Validate;
            return new(step, kind, epoch, (int)batch, batch * size, rows, endsPhase, ends);
        }
    }
}
