using Strata.Models;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>The loss on tensors, in inference, regularizers included.</summary>
    /// <inheritdoc cref="evaluate{T}(TensorGroup, TensorGroup, int, int, TensorGroup?, int?)"/>
    /// <returns>The loss, a scalar.</returns>
    /// <exception cref="InvalidOperationException">There are metrics too: ask for
    /// <c>evaluate&lt;Tensor[]&gt;</c>.</exception>
    public Tensor evaluate(
        TensorGroup x, TensorGroup y, int batchSize = 32, int verbose = 0, TensorGroup? sampleWeight = null,
        int? steps = null) =>
        evaluate<Tensor>(x, y, batchSize, verbose, sampleWeight, steps);

    /// <summary>
    /// Loss, regularizers included, and metrics on tensors, in inference, in the order of <see cref="metricsNames"/>.
    /// </summary>
    /// <param name="x">Inputs, a row per sample.</param>
    /// <param name="y">Targets.</param>
    /// <param name="batchSize">Samples of a step.</param>
    /// <param name="verbose">0: silent. 1: a progress bar on a terminal, else a line. 2: a line.</param>
    /// <param name="sampleWeight">How much each sample counts in the loss; see fit.</param>
    /// <param name="steps">How many batches, from the first; all by default.</param>
    /// <typeparam name="T">Tensor[], or Tensor if there is nothing but the loss.</typeparam>
    public T evaluate<T>(
        TensorGroup x, TensorGroup y, int batchSize = 32, int verbose = 0, TensorGroup? sampleWeight = null,
        int? steps = null) =>
        Answer<T>(Whole(x, y, batchSize, verbose, sampleWeight, steps, null, CancellationToken.None)
            .GetAwaiter().GetResult());

    /// <summary>Loss and metrics on tensors, computed on a cluster, to the same bits.</summary>
    /// <inheritdoc cref="evaluate{T}(TensorGroup, TensorGroup, int, int, TensorGroup?, int?)"/>
    public async Task<T> evaluate<T>(
        TensorGroup x, TensorGroup y, ClusterSession cluster, int batchSize = 32, int verbose = 0,
        TensorGroup? sampleWeight = null, int? steps = null, CancellationToken cancellationToken = default) =>
        Answer<T>(await Whole(x, y, batchSize, verbose, sampleWeight, steps, cluster, cancellationToken)
            .ConfigureAwait(false));

    /// <summary>Loss and metrics on a dataset of batches, in the order of <see cref="metricsNames"/>.</summary>
    /// <param name="dataset">Elements <c>{ xs, ys }</c> or <c>(xs, ys)</c>, already batched; a third part,
    /// <c>sampleWeight</c>, says how much each sample counts in the loss.</param>
    /// <param name="batches">How many batches; all by default.</param>
    /// <param name="verbose">0: silent. 1: a progress bar on a terminal, else a line. 2: a line.</param>
    /// <param name="cluster">Where to compute; in this process if none is given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <typeparam name="T">Tensor[], or Tensor if there is nothing but the loss.</typeparam>
    public async Task<T> evaluateDataset<T>(
        Dataset dataset, int? batches = null, int verbose = 0, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default)
    {
        var reader = new DatasetSteps(this, nameof(evaluateDataset));
        var some = batches is null ? dataset : dataset.take(batches);
        var steps = reader.Read(
            null, () => reader.Batches(some, null, cancellationToken), 1, 0, cancellationToken);
        await using var feed = new PeekedFeed(new DatasetFeed(steps));
        await feed.PeekAsync(cancellationToken).ConfigureAwait(false);
        int? count = some.size is { } size && double.IsFinite(size) ? (int)size : null;
        return Answer<T>(await Measure(
            new RunData.Stream(feed, feed.Rows), reader.ValidationForm!, verbose, count, cluster, cancellationToken)
            .ConfigureAwait(false));
    }

    /// <summary>The loss on a dataset of batches.</summary>
    /// <inheritdoc cref="evaluateDataset{T}"/>
    public Task<Tensor> evaluateDataset(
        Dataset dataset, int? batches = null, int verbose = 0, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default) =>
        evaluateDataset<Tensor>(dataset, batches, verbose, cluster, cancellationToken);

    private Task<double[]> Whole(
        TensorGroup x, TensorGroup y, int batchSize, int verbose, TensorGroup? sampleWeight, int? steps,
        ClusterSession? cluster, CancellationToken cancellationToken)
    {
        Positive(batchSize, nameof(batchSize));
        var batch = ModelData.Batch(this, x, y, sampleWeight);
        var schedule = new StepSchedule(0, batchSize, 1, batch.Rows, batchSize);
        schedule = schedule with { MaxValidationSteps = AtMost(schedule.ValidationSteps, steps, nameof(steps)) };
        return Measure(
            new RunData.Whole(schedule, [], batch.Columns, null), batch.Form, verbose, (int)schedule.ValidationSteps,
            cluster, cancellationToken);
    }

    private async Task<double[]> Measure(
        RunData data, BatchForm form, int verbose, int? batches, ClusterSession? cluster,
        CancellationToken cancellationToken)
    {
        var step = StepFor(null, form);
        var events = new QuietEvents(ProgressFor(verbose), step.LogNames, batches);
        await RunAsync($"{name} (evaluation)", step, data, false, true, events, cluster, cancellationToken)
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
