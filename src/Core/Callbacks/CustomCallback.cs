namespace Strata;

/// <summary>A callback made of a function: see <c>tf.callbacks.onEpochEnd</c> and those of the other hooks.</summary>
public sealed class CustomCallback : Callback
{
    internal Func<Logs, Task>? TrainBegin { get; init; }

    internal Func<Logs, Task>? TrainEnd { get; init; }

    internal Func<int, Logs, Task>? EpochBegin { get; init; }

    internal Func<int, Logs, Task>? EpochEnd { get; init; }

    internal Func<int, Logs, Task>? BatchBegin { get; init; }

    internal Func<int, Logs, Task>? BatchEnd { get; init; }

    internal Func<int, int, Logs, Task>? Yield { get; init; }

    internal override bool WantsBatches => BatchBegin is not null || BatchEnd is not null;

    internal override bool WantsYield => Yield is not null;

    /// <inheritdoc/>
    public override Task onTrainBegin(Logs logs) => TrainBegin?.Invoke(logs) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override Task onTrainEnd(Logs logs) => TrainEnd?.Invoke(logs) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override Task onEpochBegin(int epoch, Logs logs) => EpochBegin?.Invoke(epoch, logs) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs) => EpochEnd?.Invoke(epoch, logs) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override Task onBatchBegin(int batch, Logs logs) => BatchBegin?.Invoke(batch, logs) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override Task onBatchEnd(int batch, Logs logs) => BatchEnd?.Invoke(batch, logs) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override Task onYield(int epoch, int batch, Logs logs) =>
        Yield?.Invoke(epoch, batch, logs) ?? Task.CompletedTask;
}
