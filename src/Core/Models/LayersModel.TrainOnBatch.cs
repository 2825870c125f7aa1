using Strata.Models;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>One step on one batch.</summary>
    /// <returns>The loss before the step.</returns>
    /// <inheritdoc cref="trainOnBatch{T}"/>
    /// <exception cref="InvalidOperationException">There are metrics too: ask for
    /// <c>trainOnBatch&lt;double[]&gt;</c>.</exception>
    public Task<double> trainOnBatch(
        TensorGroup x, TensorGroup y, TensorGroup? sampleWeight = null, ClassWeight? classWeight = null,
        CancellationToken cancellationToken = default) =>
        trainOnBatch<double>(x, y, sampleWeight, classWeight, cancellationToken);

    /// <summary>One step on one batch.</summary>
    /// <param name="x">Inputs, a row per sample.</param>
    /// <param name="y">Targets.</param>
    /// <param name="sampleWeight">How much each sample counts in the loss; see fit.</param>
    /// <param name="classWeight">How much the samples of a class count in the loss; see fit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <typeparam name="T">double[], or double if there is nothing but the loss.</typeparam>
    /// <returns>Loss and metrics before the step, in the order of <see cref="metricsNames"/>.</returns>
    public async Task<T> trainOnBatch<T>(
        TensorGroup x, TensorGroup y, TensorGroup? sampleWeight = null, ClassWeight? classWeight = null,
        CancellationToken cancellationToken = default)
    {
        var batch = ModelData.Batch(this, x, y, sampleWeight, classWeight);
        var events = new QuietEvents();
        var data = new RunData.Whole(new(batch.Rows, batch.Rows, 1), batch.Columns, [], null);
        await RunAsync(name, StepFor(batch.Form, null), data, true, false, events, null, cancellationToken)
            .ConfigureAwait(false);
        if (typeof(T) == typeof(double[])) return (T)(object)events.Last;
        if (typeof(T) != typeof(double))
            throw new ArgumentException($"T: expected double or double[], received {typeof(T).Name}.");
        return events.Last.Length == 1 ? (T)(object)events.Last[0] : throw new InvalidOperationException(
            $"trainOnBatch gives {events.Last.Length} numbers ({string.Join(", ", metricsNames)}): ask for " +
            "trainOnBatch<double[]>.");
    }
}
