namespace Strata;

/// <summary>
/// What hangs off <c>tf.callbacks</c>: a factory for each hook, taking a plain or an async lambda, and callbacks that
/// are ready to use.
/// </summary>
public sealed class CallbackFactories
{
    internal CallbackFactories()
    {
    }

    /// <inheritdoc cref="EarlyStopping(string, double, int, int, string, double?, bool)"/>
    public EarlyStopping earlyStopping(
        string monitor = "val_loss", double minDelta = 0, int patience = 0, int verbose = 0, string mode = "auto",
        double? baseline = null, bool restoreBestWeights = false) =>
        new(monitor, minDelta, patience, verbose, mode, baseline, restoreBestWeights);

    /// <inheritdoc cref="ReduceLROnPlateau(string, double, int, int, string, double, int, double)"/>
    public ReduceLROnPlateau reduceLROnPlateau(
        string monitor = "val_loss", double factor = 0.1, int patience = 10, int verbose = 0, string mode = "auto",
        double minDelta = 0.0001, int cooldown = 0, double minLr = 0) =>
        new(monitor, factor, patience, verbose, mode, minDelta, cooldown, minLr);

    /// <inheritdoc cref="LearningRateScheduler"/>
    public LearningRateScheduler learningRateScheduler(Func<int, double, double> schedule, int verbose = 0) =>
        new(schedule, verbose);

    /// <inheritdoc cref="TerminateOnNaN"/>
    public TerminateOnNaN terminateOnNaN() => new();

    /// <inheritdoc cref="CSVLogger"/>
    public CSVLogger csvLogger(string filename, string separator = ",", bool append = false) =>
        new(filename, separator, append);

    /// <inheritdoc cref="ModelCheckpoint(string, string, int, bool, bool, string, double?)"/>
    public ModelCheckpoint modelCheckpoint(
        string filepath, string monitor = "val_loss", int verbose = 0, bool saveBestOnly = false,
        bool saveWeightsOnly = false, string mode = "auto", double? initialValueThreshold = null) =>
        new(filepath, monitor, verbose, saveBestOnly, saveWeightsOnly, mode, initialValueThreshold);

    /// <summary>Called before the first epoch.</summary>
    public CustomCallback onTrainBegin(Func<Logs, Task> hook) => new() { TrainBegin = hook };

    /// <summary>Called before the first epoch.</summary>
    public CustomCallback onTrainBegin(Action<Logs> hook) => onTrainBegin(Awaited(hook));

    /// <summary>Called after the last epoch.</summary>
    public CustomCallback onTrainEnd(Func<Logs, Task> hook) => new() { TrainEnd = hook };

    /// <summary>Called after the last epoch.</summary>
    public CustomCallback onTrainEnd(Action<Logs> hook) => onTrainEnd(Awaited(hook));

    /// <summary>Called before an epoch, counted from 0.</summary>
    public CustomCallback onEpochBegin(Func<int, Logs, Task> hook) => new() { EpochBegin = hook };

    /// <summary>Called before an epoch, counted from 0.</summary>
    public CustomCallback onEpochBegin(Action<int, Logs> hook) => onEpochBegin(Awaited(hook));

    /// <summary>Called after an epoch and its validation, with their numbers.</summary>
    public CustomCallback onEpochEnd(Func<int, Logs, Task> hook) => new() { EpochEnd = hook };

    /// <summary>Called after an epoch and its validation, with their numbers.</summary>
    public CustomCallback onEpochEnd(Action<int, Logs> hook) => onEpochEnd(Awaited(hook));

    /// <summary>Called before a batch, counted from 0 in each epoch.</summary>
    public CustomCallback onBatchBegin(Func<int, Logs, Task> hook) => new() { BatchBegin = hook };

    /// <summary>Called before a batch, counted from 0 in each epoch.</summary>
    public CustomCallback onBatchBegin(Action<int, Logs> hook) => onBatchBegin(Awaited(hook));

    /// <summary>Called after a batch, with its numbers.</summary>
    public CustomCallback onBatchEnd(Func<int, Logs, Task> hook) => new() { BatchEnd = hook };

    /// <summary>Called after a batch, with its numbers.</summary>
    public CustomCallback onBatchEnd(Action<int, Logs> hook) => onBatchEnd(Awaited(hook));

    /// <summary>Called, with epoch and batch, as often as fit's <c>yieldEvery</c> says.</summary>
    public CustomCallback onYield(Func<int, int, Logs, Task> hook) => new() { Yield = hook };

    /// <summary>Called, with epoch and batch, as often as fit's <c>yieldEvery</c> says.</summary>
    public CustomCallback onYield(Action<int, int, Logs> hook) => onYield((epoch, batch, logs) =>
    {
        hook(epoch, batch, logs);
        return Task.CompletedTask;
    });

    private static Func<Logs, Task> Awaited(Action<Logs> hook) => logs =>
    {
        hook(logs);
        return Task.CompletedTask;
    };

    private static Func<int, Logs, Task> Awaited(Action<int, Logs> hook) => (number, logs) =>
    {
        hook(number, logs);
        return Task.CompletedTask;
    };
}
