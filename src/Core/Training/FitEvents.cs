using Strata.Callbacks;

namespace Strata.Training;

/// <summary>Turns what happens in a run into callbacks, history and progress.</summary>
internal sealed class FitEvents(
    ITrainedModel model, CallbackList callbacks, ProgressWriter progress, string[] names, CallbackParams parameters,
    TimeProvider time)
    : IRunEvents
{
    private readonly YieldEvery yieldEvery = parameters.YieldEvery;
    private readonly bool wantsBatches = callbacks.WantsBatches, wantsYield = callbacks.WantsYield;
    private readonly EpochMeter soFar = new(names.Length);
    private Logs epochLogs = [];
    private int trained;
    private long yielded = time.GetTimestamp();

    /// <inheritdoc/>
    public bool WantsEachStep => wantsBatches || YieldsByStep;

    /// <inheritdoc/>
    public bool WantsWeights => callbacks.WantsWeights;

    private bool YieldsByStep => wantsYield && yieldEvery is { IsNever: false, IsEpoch: false };

    /// <inheritdoc/>
    public async ValueTask BeforeStep(StepInfo step)
    {
        if (step.Kind != StepKind.Train) return;
        if (step.Batch == 0)
        {
            epochLogs = [];
            progress.BeginEpoch(step.Epoch, parameters.epochs, parameters.steps);
            await callbacks.onEpochBegin(step.Epoch).ConfigureAwait(false);
        }

        if (WantsEachStep) await callbacks.onBatchBegin(step.Batch).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AfterStep(StepInfo step, ReadOnlyMemory<double> logs, double[]? phaseLogs)
    {
        if (step.Kind == StepKind.Train) await AfterBatch(step, logs).ConfigureAwait(false);
        if (phaseLogs is not null)
        {
            var numbers = new Logs(names, phaseLogs, step.Kind == StepKind.Train ? "" : "val_");
            foreach (var (name, value) in numbers) epochLogs[name] = value;
        }

        bool stops = model.stopTraining;
        if (!step.EndsEpoch && !stops) return true;
        if (stops && epochLogs.Count == 0) epochLogs = new(names, soFar.Means());
        await callbacks.onEpochEnd(step.Epoch, epochLogs).ConfigureAwait(false);
        if (yieldEvery.IsEpoch && wantsYield)
            await callbacks.onYield(step.Epoch, trained - 1, epochLogs).ConfigureAwait(false);
        progress.EndEpoch(trained, epochLogs);
        return !model.stopTraining;
    }

    private async ValueTask AfterBatch(StepInfo step, ReadOnlyMemory<double> logs)
    {
        trained = step.Batch + 1;
        soFar.Add(step, logs.Span);
        if (progress.IsDue) progress.Update(trained, new(names, soFar.Means()));
        if (!WantsEachStep) return;
        var numbers = new Logs { ["batch"] = step.Batch, ["size"] = step.Rows };
        foreach (var (name, value) in new Logs(names, logs.Span)) numbers[name] = value;
        await callbacks.onBatchEnd(step.Batch, numbers).ConfigureAwait(false);
        if (!YieldsByStep || time.GetElapsedTime(yielded) < yieldEvery.Pause) return;
        yielded = time.GetTimestamp();
        await callbacks.onYield(step.Epoch, step.Batch, numbers).ConfigureAwait(false);
    }
}
