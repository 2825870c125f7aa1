using Strata.Models;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>One step on one batch.</summary>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="InvalidOperationException">There are metrics too: ask for
    /// <c>trainOnBatch&lt;double[]&gt;</c>.</exception>
    public Task<double> trainOnBatch(TensorGroup x, TensorGroup y, CancellationToken cancellationToken = default) =>
        trainOnBatch<double>(x, y, cancellationToken);

    /// <summary>One step on one batch.</summary>
    /// <typeparam name="T">double[], or double if there is nothing but the loss.</typeparam>
    /// <returns>Loss and metrics before the step, in the order of <see cref="metricsNames"/>.</returns>
    public async Task<T> trainOnBatch<T>(TensorGroup x, TensorGroup y, CancellationToken cancellationToken = default)
    {
        var batch = ModelData.Batch(this, x, y);
        ModelData.RefuseNaN(this, batch[inputNames.Length..]);
        int rows = batch[0].Dims[0];
        var events = new QuietEvents();
        var data = new RunData.Whole(new(rows, rows, 1), batch, [], null);
        await RunAsync(name, StepFor(ModelData.Specs(batch)), data, true, false, events, null, cancellationToken)
            .ConfigureAwait(false);
        if (typeof(T) == typeof(double[])) return (T)(object)events.Last;
        if (typeof(T) != typeof(double))
            throw new ArgumentException($"T: expected double or double[], received {typeof(T).Name}.");
        return events.Last.Length == 1 ? (T)(object)events.Last[0] : throw new InvalidOperationException(
            $"trainOnBatch gives {events.Last.Length} numbers ({string.Join(", ", metricsNames)}): ask for " +
            "trainOnBatch<double[]>.");
    }
}
