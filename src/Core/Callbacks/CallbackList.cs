namespace Strata;

/// <summary>Callbacks that are awaited one after the other.</summary>
/// <param name="callbacks">The callbacks, in order.</param>
public sealed class CallbackList(IEnumerable<Callback> callbacks)
{
    private readonly List<Callback> list = [.. callbacks];

    /// <summary>Whether one of them must be called for each batch.</summary>
    internal bool WantsBatches => list.Exists(callback => callback.WantsBatches);

    /// <summary>Whether one of them has something to do in <see cref="Callback.onYield"/>.</summary>
    internal bool WantsYield => list.Exists(callback => callback.WantsYield);

    /// <summary>Whether one of them may read or set the model's weights.</summary>
    internal bool WantsWeights => list.Exists(callback => callback.WantsWeights);

    /// <summary>Adds a callback behind the others.</summary>
    public void append(Callback callback) => list.Add(callback);

    /// <summary>See <see cref="Callback.onTrainBegin"/>.</summary>
    public Task onTrainBegin(Logs? logs = null) => Each(callback => callback.onTrainBegin(logs ?? []));

    /// <summary>See <see cref="Callback.onTrainEnd"/>.</summary>
    public Task onTrainEnd(Logs? logs = null) => Each(callback => callback.onTrainEnd(logs ?? []));

    /// <summary>See <see cref="Callback.onEpochBegin"/>.</summary>
    public Task onEpochBegin(int epoch, Logs? logs = null) =>
        Each(callback => callback.onEpochBegin(epoch, logs ?? []));

    /// <summary>See <see cref="Callback.onEpochEnd"/>.</summary>
    public Task onEpochEnd(int epoch, Logs logs) => Each(callback => callback.onEpochEnd(epoch, logs));

    /// <summary>See <see cref="Callback.onBatchBegin"/>.</summary>
    public Task onBatchBegin(int batch, Logs? logs = null) =>
        Each(callback => callback.onBatchBegin(batch, logs ?? []));

    /// <summary>See <see cref="Callback.onBatchEnd"/>.</summary>
    public Task onBatchEnd(int batch, Logs logs) => Each(callback => callback.onBatchEnd(batch, logs));

    /// <summary>See <see cref="Callback.onYield"/>.</summary>
    public Task onYield(int epoch, int batch, Logs logs) => Each(callback => callback.onYield(epoch, batch, logs));

    internal void Begin(ITrainedModel model, CallbackParams parameters)
    {
        foreach (var callback in list) callback.Begin(model, parameters);
    }

    private async Task Each(Func<Callback, Task> hook)
    {
        foreach (var callback in list) await hook(callback).ConfigureAwait(false);
    }
}
