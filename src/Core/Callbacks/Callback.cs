namespace Strata;

/// <summary>
/// Code that fit runs while it trains. Hooks are awaited, callback after callback in the order of the list. What a
/// hook throws ends fit with that exception; the weights of the last step stay.
/// </summary>
public abstract class Callback
{
    private ITrainedModel? target;
    private CallbackParams? settings;

    /// <summary>The model that is trained.</summary>
    /// <exception cref="InvalidOperationException">No fit has begun.</exception>
    public LayersModel model => Target as LayersModel
        ?? throw new InvalidOperationException("model: this callback is used outside of a model's fit.");

    /// <summary>What the run was started with.</summary>
    /// <exception cref="InvalidOperationException">No fit has begun.</exception>
    public CallbackParams @params =>
        settings ?? throw new InvalidOperationException("params: no fit has begun with this callback.");

    /// <summary>Whether it must be called for each batch, so that no step starts before it was awaited.</summary>
    internal virtual bool WantsBatches => Overrides(nameof(onBatchBegin)) || Overrides(nameof(onBatchEnd));

    /// <summary>Whether it has something to do in <see cref="onYield"/>.</summary>
    internal virtual bool WantsYield => Overrides(nameof(onYield));

    /// <summary>Whether it may read or set the model's weights, which then are there at the end of an epoch.</summary>
    internal virtual bool WantsWeights => true;

    internal ITrainedModel Target =>
        target ?? throw new InvalidOperationException("model: no fit has begun with this callback.");

    /// <summary>Called before the first epoch.</summary>
    public virtual Task onTrainBegin(Logs logs) => Task.CompletedTask;

    /// <summary>Called after the last epoch.</summary>
    public virtual Task onTrainEnd(Logs logs) => Task.CompletedTask;

    /// <summary>Called before an epoch, counted from 0.</summary>
    public virtual Task onEpochBegin(int epoch, Logs logs) => Task.CompletedTask;

    /// <summary>Called after an epoch and its validation, with their numbers.</summary>
    public virtual Task onEpochEnd(int epoch, Logs logs) => Task.CompletedTask;

    /// <summary>Called before a batch, counted from 0 in each epoch.</summary>
    public virtual Task onBatchBegin(int batch, Logs logs) => Task.CompletedTask;

    /// <summary>Called after a batch with its numbers: batch, size, loss, metrics.</summary>
    public virtual Task onBatchEnd(int batch, Logs logs) => Task.CompletedTask;

    /// <summary>Called as often as fit's <c>yieldEvery</c> says.</summary>
    public virtual Task onYield(int epoch, int batch, Logs logs) => Task.CompletedTask;

    /// <summary>Tells which model is trained, and how.</summary>
    internal void Begin(ITrainedModel model, CallbackParams parameters) => (target, settings) = (model, parameters);

    private bool Overrides(string hook) => GetType().GetMethod(hook)!.DeclaringType != typeof(Callback);
}
