using Strata.Training;

namespace Strata.Cluster.Specs.Conducting;

/// <summary>Tells a run's events to its owner and to the conductor.</summary>
internal sealed class WatchedEvents(IRunEvents inner, RunProgress progress) : IRunEvents
{
    public bool WantsEachStep => inner.WantsEachStep;

    public bool WantsWeights => inner.WantsWeights;

    public async ValueTask BeforeStep(StepInfo step)
    {
        await progress.BeforeStep(step);
        await inner.BeforeStep(step);
    }

    public ValueTask<bool> AfterStep(StepInfo step, ReadOnlyMemory<double> logs, double[]? phaseLogs)
    {
        progress.AfterStep();
        return inner.AfterStep(step, logs, phaseLogs);
    }
}
