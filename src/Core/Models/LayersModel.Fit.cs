using Strata.Callbacks;
using Strata.Models;
using Strata.Plans;
using Strata.Tensors;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel : ITrainedModel
{
    private int isTraining;

    /// <summary>
    /// Trains on tensors for a number of epochs. Returns before the first step; await it for the history.
    /// </summary>
    /// <param name="x">Inputs: a tensor, a list, or a map by input name; a row per sample.</param>
    /// <param name="y">Targets, with as many rows; a vector counts as [samples, 1].</param>
    /// <param name="batchSize">Samples of a step; 32 by default. The last of an epoch may have fewer.</param>
    /// <param name="epochs">The number of the last epoch; passes over the data if <paramref name="initialEpoch"/> is
    /// 0.</param>
    /// <param name="verbose">0: silent. 1: a progress bar on a terminal, else a line per epoch. 2: a line per
    /// epoch.</param>
    /// <param name="callbacks">Awaited in order; see <see cref="Callback"/>.</param>
    /// <param name="validationSplit">The share, from the end, that is not trained on but validated with: 0 to
    /// 1.</param>
    /// <param name="validationData">Inputs and targets to validate with instead.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own, drawn after <c>tf.setSeed</c>.</param>
    /// <param name="initialEpoch">The number of the first epoch, to go on with earlier training.</param>
    /// <param name="yieldEvery">How often callbacks' onYield is called: "auto" (every 125 ms), "batch", "epoch",
    /// "never", or milliseconds.</param>
    /// <param name="cluster">Where to train; in this process if none is given. The result is the same to the
    /// bit.</param>
    /// <param name="cancellationToken">Ends the run; the weights of the last step stay.</param>
    /// <exception cref="ArgumentException">Something does not fit the model; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The model was not compiled, or trains already.</exception>
    public Task<History> fit(
        TensorGroup x, TensorGroup y, int batchSize = 32, int epochs = 1, int verbose = 1,
        IReadOnlyList<Callback>? callbacks = null, double validationSplit = 0,
        (TensorGroup X, TensorGroup Y)? validationData = null, bool shuffle = true, int initialEpoch = 0,
        YieldEvery yieldEvery = default, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default)
    {
        Positive(batchSize, nameof(batchSize));
        var train = ModelData.Batch(this, x, y);
        ModelData.RefuseNaN(this, train[inputNames.Length..]);
        Tensor[] validate = validationData is { } given ? ModelData.Batch(this, given.X, given.Y) : [];
        ModelData.RefuseNaN(this, validate.Length == 0 ? [] : validate[inputNames.Length..]);
        if (validate.Length == 0 && validationSplit != 0) (train, validate) = Split(train, validationSplit);
        int rows = train[0].Dims[0], validationRows = validate.Length == 0 ? 0 : validate[0].Dims[0];
        var schedule = new StepSchedule(
            rows, batchSize, Epochs(epochs, initialEpoch), validationRows, batchSize, initialEpoch);
        int? seed = shuffle ? (int)(Engine.Seed ^ (Engine.NextDraw() * 0x9E3779B1u)) : null;
        return TrainAsync(
            new RunData.Whole(schedule, train, validate, seed), ModelData.Specs(train), validationRows > 0,
            new(epochs, initialEpoch, rows, (int)schedule.TrainSteps, batchSize, verbose, validationRows > 0,
                metricsNames)
            { YieldEvery = yieldEvery },
            callbacks, cluster, cancellationToken);
    }

    /// <summary>Trains on a dataset of batches for a number of epochs. Returns before the first step.</summary>
    /// <param name="dataset">Elements <c>{ xs, ys }</c> or <c>(xs, ys)</c>, already batched.</param>
    /// <param name="epochs">The number of the last epoch.</param>
    /// <param name="batchesPerEpoch">How many batches are an epoch; a whole pass by default.</param>
    /// <param name="verbose">0: silent. 1: a progress bar on a terminal, else a line per epoch. 2: a line per
    /// epoch.</param>
    /// <param name="callbacks">Awaited in order; see <see cref="Callback"/>.</param>
    /// <param name="validationData">A dataset of batches to validate with after each epoch.</param>
    /// <param name="validationBatches">How many of its batches; all by default.</param>
    /// <param name="initialEpoch">The number of the first epoch.</param>
    /// <param name="yieldEvery">How often callbacks' onYield is called: "auto" (every 125 ms), "batch", "epoch",
    /// "never", or milliseconds.</param>
    /// <param name="cluster">Where to train; in this process if none is given. The result is the same to the
    /// bit.</param>
    /// <param name="cancellationToken">Ends the run; the weights of the last step stay.</param>
    /// <exception cref="ArgumentException">Something does not fit the model; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The model was not compiled, or trains already.</exception>
    public Task<History> fitDataset(
        Dataset dataset, int epochs = 1, int? batchesPerEpoch = null, int verbose = 1,
        IReadOnlyList<Callback>? callbacks = null, Dataset? validationData = null, int? validationBatches = null,
        int initialEpoch = 0, YieldEvery yieldEvery = default, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _ = Compiled();
        if (batchesPerEpoch is { } count) Positive(count, nameof(batchesPerEpoch));
        Epochs(epochs, initialEpoch);
        int? steps = batchesPerEpoch ?? (dataset.size is { } size && double.IsFinite(size) ? (int)size : null);
        if (steps is null && dataset.size is { } endless && double.IsPositiveInfinity(endless))
            throw new ArgumentException("batchesPerEpoch: expected a number, since the dataset never ends.");
        var parameters = new CallbackParams(
            epochs, initialEpoch, null, steps, null, verbose, validationData is not null, metricsNames)
        {
            YieldEvery = yieldEvery,
        };
        var reader = new DatasetSteps(this, nameof(fitDataset));
        Func<IAsyncEnumerable<Tensor[]>>? validation = validationData is null ? null
            : () => reader.Batches(validationBatches is null ? validationData : validationData.take(validationBatches));
        return StreamAsync(
            reader.Read(dataset, validation, epochs, initialEpoch, batchesPerEpoch, cancellationToken),
            parameters, callbacks, cluster, cancellationToken);
    }

    private async Task<History> StreamAsync(
        IAsyncEnumerable<(StepInfo Step, Tensor[] Batch)> steps, CallbackParams parameters,
        IReadOnlyList<Callback>? callbacks, ClusterSession? cluster, CancellationToken cancellationToken)
    {
        await using var feed = new PeekedFeed(new DatasetFeed(steps));
        await Task.Yield();
        var specs = await feed.PeekAsync(cancellationToken).ConfigureAwait(false);
        return await TrainAsync(
            new RunData.Stream(feed, feed.Rows), specs, parameters.doValidation, parameters, callbacks, cluster,
            cancellationToken).ConfigureAwait(false);
    }

    private Task<History> TrainAsync(
        RunData data, TensorSpec[] batch, bool validates, CallbackParams parameters,
        IReadOnlyList<Callback>? callbacks, ClusterSession? cluster, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isTraining, 1) != 0)
            throw new InvalidOperationException($"Model {name} trains already: await the other fit first.");
        return Task.Run(
            async () =>
            {
                try
                {
                    stopTraining = false;
                    var history = new History();
                    var list = new CallbackList([.. callbacks ?? [], history]);
                    if (parameters.YieldEvery.IsNever && list.WantsYield)
                        throw new ArgumentException("yieldEvery: expected one for onYield, received 'never'.");
                    list.Begin(this, parameters);
                    var progress = new ProgressWriter(
                        ProgressOutput.Writer, ProgressOutput.IsTerminal, TimeProvider.System, parameters.verbose);
                    var step = StepFor(batch);
                    var events = new FitEvents(this, list, progress, step.LogNames, parameters, TimeProvider.System);
                    await list.onTrainBegin().ConfigureAwait(false);
                    await RunAsync(name, step, data, true, validates, events, cluster, cancellationToken)
                        .ConfigureAwait(false);
                    await list.onTrainEnd().ConfigureAwait(false);
                    return history;
                }
                finally
                {
                    Volatile.Write(ref isTraining, 0);
                }
            },
            CancellationToken.None);
    }

    private static async Task RunAsync(
        string name, CompiledStep step, RunData data, bool trains, bool validates, IRunEvents events,
        ClusterSession? cluster, CancellationToken cancellationToken)
    {
        if (cluster is not null)
        {
            var (program, variables, layers) = TraceForCluster(step, trains, validates);
            await cluster.RunAsync(
                new(name, program, variables, layers, Engine.Seed, data, events), cancellationToken)
                    .ConfigureAwait(false);
            return;
        }

        using var runner = LocalRunner(step, trains, validates);
        var feed = data switch
        {
            RunData.Whole whole => new TensorFeed(
                whole.Schedule, Views(whole.Train), Views(whole.Validate), whole.ShuffleSeed),
            RunData.Stream stream => stream.Feed,
            _ => throw new InvalidOperationException("data: no such kind."),
        };
        await LocalRun.RunAsync(feed, runner, events, step.LogNames.Length, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(data);
    }

    private static (RunProgram, Variable[], LayerGradient[]) TraceForCluster(
        IModelStep step, bool trains, bool validates)
    {
        try
        {
            return ProgramTracer.Trace(step, trains, validates);
        }
        catch (NotTraceableException error)
        {
            throw new InvalidOperationException($"A cluster cannot run this model: {error.Message}", error);
        }
    }

    private static IStepRunner LocalRunner(CompiledStep step, bool trains, bool validates)
    {
        try
        {
            var (program, variables, _) = ProgramTracer.Trace(step, trains, validates);
            return new PlanRunner(program, Engine.Backend, Views(variables), Engine.Seed);
        }
        catch (NotTraceableException error)
        {
            ProgressOutput.Writer.WriteLine($"Steps run op by op, which is slow: {error.Message}");
            return new EagerRunner(step);
        }
    }

    private static Backends.BufferView[] Views(IEnumerable<Tensor> tensors) => [.. tensors.Select(t => t.View)];

    private static (Tensor[] Train, Tensor[] Validate) Split(Tensor[] batch, double share)
    {
        if (share is <= 0 or >= 1)
            throw new ArgumentException($"validationSplit: expected a number from 0 to below 1, received {share}.");
        int rows = batch[0].Dims[0], first = (int)Math.Floor(rows * (1 - share));
        if (first == 0 || first == rows)
            throw new ArgumentException($"validationSplit: of {rows} samples, {share} leaves none to " +
                $"{(first == 0 ? "train" : "validate")} with.");
        return (
            [.. batch.Select(t => t.slice(t.Origin(0, 0), t.Extent(0, first)))],
            [.. batch.Select(t => t.slice(t.Origin(0, first), t.Extent(0, rows - first)))]);
    }

    private static int Epochs(int epochs, int initialEpoch) => epochs > initialEpoch && initialEpoch >= 0
        ? epochs - initialEpoch
        : throw new ArgumentException($"epochs: expected more than initialEpoch {initialEpoch}, received {epochs}.");

    private static void Positive(int value, string argument)
    {
        if (value < 1) throw new ArgumentException($"{argument}: expected at least 1, received {value}.");
    }
}
