using Strata.Models;
using Strata.Tensors;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>The loss on tensors, in inference, regularizers included.</summary>
    /// <param name="x">Inputs, a row per sample.</param>
    /// <param name="y">Targets.</param>
    /// <param name="batchSize">Samples of a step; changes nothing but memory and speed.</param>
    /// <returns>The loss, a scalar.</returns>
    /// <exception cref="InvalidOperationException">There are metrics too: ask for
    /// <c>evaluate&lt;Tensor[]&gt;</c>.</exception>
    public Tensor evaluate(TensorGroup x, TensorGroup y, int batchSize = 32) => evaluate<Tensor>(x, y, batchSize);

    /// <summary>Loss and metrics on tensors, in the order of <see cref="metricsNames"/>.</summary>
    /// <typeparam name="T">Tensor[], or Tensor if there is nothing but the loss.</typeparam>
    /// <inheritdoc cref="evaluate(TensorGroup, TensorGroup, int)"/>
    public T evaluate<T>(TensorGroup x, TensorGroup y, int batchSize = 32) =>
        Answer<T>(Whole(x, y, batchSize, null, CancellationToken.None).GetAwaiter().GetResult());

    /// <summary>Loss and metrics on tensors, computed on a cluster, to the same bits.</summary>
    /// <inheritdoc cref="evaluate{T}(TensorGroup, TensorGroup, int)"/>
    public async Task<T> evaluate<T>(
        TensorGroup x, TensorGroup y, ClusterSession cluster, int batchSize = 32,
        CancellationToken cancellationToken = default) =>
        Answer<T>(await Whole(x, y, batchSize, cluster, cancellationToken).ConfigureAwait(false));

    /// <summary>Loss and metrics on a dataset of batches, in the order of <see cref="metricsNames"/>.</summary>
    /// <param name="dataset">Elements <c>{ xs, ys }</c> or <c>(xs, ys)</c>, already batched.</param>
    /// <param name="batches">How many batches; all by default.</param>
    /// <param name="cluster">Where to compute; in this process if none is given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <typeparam name="T">Tensor[], or Tensor if there is nothing but the loss.</typeparam>
    public async Task<T> evaluateDataset<T>(
        Dataset dataset, int? batches = null, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default)
    {
        var reader = new DatasetSteps(this, nameof(evaluateDataset));
        var some = batches is null ? dataset : dataset.take(batches);
        var steps = reader.Read(null, () => reader.Batches(some, cancellationToken), 1, 0, null, cancellationToken);
        await using var feed = new PeekedFeed(new DatasetFeed(steps));
        var specs = await feed.PeekAsync(cancellationToken).ConfigureAwait(false);
        return Answer<T>(await Measure(new RunData.Stream(feed, feed.Rows), specs, cluster, cancellationToken)
            .ConfigureAwait(false));
    }

    /// <summary>The loss on a dataset of batches.</summary>
    /// <inheritdoc cref="evaluateDataset{T}"/>
    public Task<Tensor> evaluateDataset(
        Dataset dataset, int? batches = null, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default) =>
        evaluateDataset<Tensor>(dataset, batches, cluster, cancellationToken);

    private Task<double[]> Whole(
        TensorGroup x, TensorGroup y, int batchSize, ClusterSession? cluster, CancellationToken cancellationToken)
    {
        Positive(batchSize, nameof(batchSize));
        var batch = ModelData.Batch(this, x, y);
        ModelData.RefuseNaN(this, batch[inputNames.Length..]);
        var schedule = new StepSchedule(0, batchSize, 1, batch[0].Dims[0], batchSize);
        return Measure(
            new RunData.Whole(schedule, [], batch, null), ModelData.Specs(batch), cluster, cancellationToken);
    }

    private async Task<double[]> Measure(
        RunData data, TensorSpec[] specs, ClusterSession? cluster, CancellationToken cancellationToken)
    {
        var events = new QuietEvents();
        await RunAsync($"{name} (evaluation)", StepFor(specs), data, false, true, events, cluster, cancellationToken)
            .ConfigureAwait(false);
        return events.Last;
    }

    private T Answer<T>(double[] numbers)
    {
        Tensor[] scalars = [.. numbers.Select(number => (Tensor)number)];
        if (typeof(T) == typeof(Tensor[])) return (T)(object)scalars;
        if (typeof(T) != typeof(Tensor))
            throw new ArgumentException($"T: expected Tensor or Tensor[], received {typeof(T).Name}.");
        return scalars.Length == 1 ? (T)(object)scalars[0] : throw new InvalidOperationException(
            $"evaluate gives {scalars.Length} numbers ({string.Join(", ", metricsNames)}): ask for " +
            "evaluate<Tensor[]>.");
    }
}
