using Strata.Models;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel : ITrainedModel
{
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
    /// <param name="validationData">What to validate with instead: (x, y), or (x, y, sampleWeight).</param>
    /// <param name="shuffle">Whether each epoch has an order of its own, drawn after <c>tf.setSeed</c>; "batch" draws
    /// whole batches.</param>
    /// <param name="classWeight">How much the samples of a class count in the training loss. The loss of each is
    /// multiplied by the weight, and the mean taken over all samples; metrics are not weighted.</param>
    /// <param name="sampleWeight">How much each sample counts in the loss, in the same way: [samples], or
    /// [samples, steps] for a loss per step; for all outputs, or a list or map for each. Both weights are
    /// multiplied.</param>
    /// <param name="initialEpoch">The number of the first epoch, to go on with earlier training.</param>
    /// <param name="stepsPerEpoch">The batches of an epoch, from the first of its order; all by default.</param>
    /// <param name="validationSteps">The validation batches of an epoch, from the first; all by default.</param>
    /// <param name="validationBatchSize">Samples of a validation step; by default <paramref name="batchSize"/>.</param>
    /// <param name="validationFreq">Epochs from one that is validated to the next: with 2 the second, fourth,
    /// ….</param>
    /// <param name="yieldEvery">How often callbacks' onYield is called: "auto" (every 125 ms), "batch", "epoch",
    /// "never", or milliseconds.</param>
    /// <param name="cluster">Where to train; in this process if none is given. The result is the same to the
    /// bit.</param>
    /// <param name="cancellationToken">Ends the run; the weights of the last step stay.</param>
    /// <exception cref="ArgumentException">Something does not fit the model; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The model was not compiled, or trains already.</exception>
    public Task<History> fit(
        TensorGroup x, TensorGroup y, int batchSize = 32, int epochs = 1, int verbose = 1,
        IReadOnlyList<Callback>? callbacks = null, double validationSplit = 0, ValidationData? validationData = null,
        Shuffle shuffle = default, ClassWeight? classWeight = null, TensorGroup? sampleWeight = null,
        int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        int validationFreq = 1, YieldEvery yieldEvery = default, ClusterSession? cluster = null,
        CancellationToken cancellationToken = default)
    {
        Positive(batchSize, nameof(batchSize));
        Positive(validationFreq, nameof(validationFreq));
        var train = ModelData.Batch(this, x, y, sampleWeight, classWeight);
        var validate = validationData is null ? null : Whole(validationData);
        if (validate is null && validationSplit != 0)
            (train, validate) = train.Split(SplitAt(train.Rows, validationSplit));
        var schedule = new StepSchedule(
            train.Rows, batchSize, Epochs(epochs, initialEpoch), validate?.Rows ?? 0,
            Positive(validationBatchSize ?? batchSize, nameof(validationBatchSize)), initialEpoch)
        {
            ValidationFrequency = validationFreq,
            ShuffleBlock = shuffle.IsByBatch ? batchSize : 1,
        };
        schedule = schedule with
        {
            MaxTrainSteps = AtMost(schedule.TrainSteps, stepsPerEpoch, nameof(stepsPerEpoch)),
            MaxValidationSteps = AtMost(schedule.ValidationSteps, validationSteps, nameof(validationSteps)),
        };
        int? seed = shuffle.IsOff ? null : (int)(Engine.Seed ^ (Engine.NextDraw() * 0x9E3779B1u));
        return TrainAsync(
            new RunData.Whole(schedule, train.Columns, validate?.Columns ?? [], seed), train.Form, validate?.Form,
            new(epochs, initialEpoch, train.Rows, (int)schedule.TrainSteps, batchSize, verbose, validate is not null,
                metricsNames)
            { YieldEvery = yieldEvery },
            callbacks, cluster, cancellationToken);
    }

    /// <summary>Trains on a dataset of batches for a number of epochs. Returns before the first step.</summary>
    /// <param name="dataset">Elements <c>{ xs, ys }</c> or <c>(xs, ys)</c>, already batched; a third part,
    /// <c>sampleWeight</c>, says how much each sample counts in the loss.</param>
    /// <param name="epochs">The number of the last epoch.</param>
    /// <param name="batchesPerEpoch">How many batches are an epoch; a whole pass by default.</param>
    /// <param name="verbose">0: silent. 1: a progress bar on a terminal, else a line per epoch. 2: a line per
    /// epoch.</param>
    /// <param name="callbacks">Awaited in order; see <see cref="Callback"/>.</param>
    /// <param name="validationData">What to validate with after each epoch: a dataset of batches, (x, y), or
    /// (x, y, sampleWeight).</param>
    /// <param name="validationBatchSize">Samples of a validation step, if <paramref name="validationData"/> are
    /// tensors.</param>
    /// <param name="validationBatches">How many validation batches; all by default.</param>
    /// <param name="validationFreq">Epochs from one that is validated to the next.</param>
    /// <param name="classWeight">How much the samples of a class count in the training loss; see fit.</param>
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
        IReadOnlyList<Callback>? callbacks = null, ValidationData? validationData = null, int validationBatchSize = 32,
        int? validationBatches = null, int validationFreq = 1, ClassWeight? classWeight = null, int initialEpoch = 0,
        YieldEvery yieldEvery = default, ClusterSession? cluster = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _ = Objectives;
        if (batchesPerEpoch is { } count) Positive(count, nameof(batchesPerEpoch));
        if (validationBatches is { } most) Positive(most, nameof(validationBatches));
        Epochs(epochs, initialEpoch);
        int? steps = batchesPerEpoch ?? (dataset.size is { } size && double.IsFinite(size) ? (int)size : null);
        if (steps is null && dataset.size is { } endless && double.IsPositiveInfinity(endless))
            throw new ArgumentException("batchesPerEpoch: expected a number, since the dataset never ends.");
        var reader = new DatasetSteps(this, nameof(fitDataset))
        {
            BatchesPerEpoch = batchesPerEpoch,
            ClassWeight = classWeight,
            ValidationFrequency = Positive(validationFreq, nameof(validationFreq)),
        };
        Positive(validationBatchSize, nameof(validationBatchSize));
        var validation = validationData is null ? null
            : Passes(reader, validationData, validationBatchSize, validationBatches);
        var parameters = new CallbackParams(
            epochs, initialEpoch, null, steps, null, verbose, validation is not null, metricsNames)
        {
            YieldEvery = yieldEvery,
        };
        return StreamAsync(
            reader, reader.Read(dataset, validation, epochs, initialEpoch, cancellationToken), parameters, callbacks,
            cluster, cancellationToken);
    }

    private ModelBatch Whole(ValidationData data) => data.Tensors is { } given
        ? ModelData.Batch(this, given.X, given.Y, given.SampleWeight)
        : throw new ArgumentException("validationData: fit expects tensors; fitDataset takes a dataset.");

    private Func<IAsyncEnumerable<ModelBatch>> Passes(
        DatasetSteps reader, ValidationData data, int batchSize, int? batches)
    {
        if (data.Dataset is { } dataset)
            return () => reader.Batches(batches is null ? dataset : dataset.take(batches));
        var all = Whole(data);
        reader.ValidationForm = all.Form;
        return () => TensorBatches.Of(all, batchSize, batches ?? int.MaxValue);
    }

    private static int SplitAt(int rows, double share)
    {
        if (share is <= 0 or >= 1)
            throw new ArgumentException($"validationSplit: expected a number from 0 to below 1, received {share}.");
        int first = (int)Math.Floor(rows * (1 - share));
        return first > 0 && first < rows ? first : throw new ArgumentException(
            $"validationSplit: of {rows} samples, {share} leaves none to {(first == 0 ? "train" : "validate")} with.");
    }

    private static int Epochs(int epochs, int initialEpoch) => epochs > initialEpoch && initialEpoch >= 0
        ? epochs - initialEpoch
        : throw new ArgumentException($"epochs: expected more than initialEpoch {initialEpoch}, received {epochs}.");

    private static long AtMost(long steps, int? wanted, string argument) =>
        wanted is not { } count ? steps : count >= 1 && count <= steps ? count : throw new ArgumentException(
            $"{argument}: expected 1 to {steps}, the batches that the data have, received {count}.");

    private static int Positive(int value, string argument) =>
        value >= 1 ? value : throw new ArgumentException($"{argument}: expected at least 1, received {value}.");
}
