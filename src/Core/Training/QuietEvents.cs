using Strata.Callbacks;

namespace Strata.Training;

/// <summary>Keeps the numbers of a run without callbacks: an evaluation. Its progress may be shown.</summary>
/// <param name="progress">Shows it; null for nobody.</param>
/// <param name="names">The names of the logs.</param>
/// <param name="batches">How many steps there are; null if that is not known.</param>
internal sealed class QuietEvents(ProgressWriter? progress = null, string[]? names = null, int? batches = null)
    : IRunEvents
{
    private readonly EpochMeter soFar = new(names?.Length ?? 0);

    /// <summary>The numbers of the last phase.</summary>
    internal double[] Last { get; private set; } = [];

    /// <inheritdoc/>
    public bool WantsEachStep => false;

    /// <inheritdoc/>
    public bool WantsWeights => false;

    /// <inheritdoc/>
    public ValueTask BeforeStep(StepInfo step)
    {
        if (step.Batch == 0) progress?.Begin(batches);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> AfterStep(StepInfo step, ReadOnlyMemory<double> logs, double[]? phaseLogs)
    {
        Last = phaseLogs ?? Last;
        if (progress is null || names is null) return new(true);
        soFar.Add(step, logs.Span);
        if (progress.IsDue) progress.Update(step.Batch + 1, new(names, soFar.Means()));
        if (phaseLogs is not null) progress.EndEpoch(step.Batch + 1, new(names, phaseLogs));
        return new(true);
    }
}
