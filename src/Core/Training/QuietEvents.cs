namespace Strata.Training;

/// <summary>Keeps the numbers of a run that nobody watches: an evaluation.</summary>
internal sealed class QuietEvents : IRunEvents
{
    /// <summary>The numbers of the last phase.</summary>
    internal double[] Last { get; private set; } = [];

    /// <inheritdoc/>
    public bool WantsEachStep => false;

    /// <inheritdoc/>
    public bool WantsWeights => false;

    /// <inheritdoc/>
    public ValueTask BeforeStep(StepInfo step) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<bool> AfterStep(StepInfo step, ReadOnlyMemory<double> logs, double[]? phaseLogs)
    {
        Last = phaseLogs ?? Last;
        return new(true);
    }
}
