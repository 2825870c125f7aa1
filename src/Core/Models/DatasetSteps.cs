using System.Runtime.CompilerServices;
using Strata.Data;
using Strata.Training;

namespace Strata.Models;

/// <summary>Reads datasets of batches as the steps of a run, epoch after epoch, each batch once.</summary>
/// <param name="model">Whose inputs and targets they are.</param>
/// <param name="method">What reads them, for messages.</param>
internal sealed class DatasetSteps(LayersModel model, string method)
{
    private long next;

    /// <summary>How much samples of a class count in training.</summary>
    internal ClassWeight? ClassWeight { get; init; }

    /// <summary>Batches of an epoch; then one pass goes over epochs. A whole pass by default.</summary>
    internal int? BatchesPerEpoch { get; init; }

    /// <summary>Epochs from one that is validated to the next.</summary>
    internal int ValidationFrequency { get; init; } = 1;

    /// <summary>What training batches look like; known once the first was read.</summary>
    internal BatchForm? TrainForm { get; private set; }

    /// <summary>What validation batches look like: as those of training, or as the first, if none says more.</summary>
    internal BatchForm? ValidationForm { get; set; }

    /// <summary>Training batches of each epoch, each epoch followed by the validation's.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="validation">Gives one pass over the validation batches; null without validation.</param>
    /// <param name="epochs">The number of the last epoch plus one.</param>
    /// <param name="initialEpoch">The number of the first epoch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async IAsyncEnumerable<(StepInfo Step, Tensor[] Batch)> Read(
        Dataset? train, Func<IAsyncEnumerable<ModelBatch>>? validation, int epochs, int initialEpoch,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var endless = BatchesPerEpoch is null ? null
            : Batches(train!, ClassWeight, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (int epoch = initialEpoch; epoch < epochs; epoch++)
        {
            bool validates = validation is not null && (epoch + 1) % ValidationFrequency == 0;
            if (train is not null)
            {
                var batches = endless is null
                    ? Batches(train, ClassWeight, cancellationToken) : Some(endless, BatchesPerEpoch!.Value);
                await foreach (var step in Phase(batches, StepKind.Train, epoch, !validates).ConfigureAwait(false))
                    yield return step;
            }

            if (!validates) continue;
            await foreach (var step in Phase(validation!(), StepKind.Validate, epoch, true).ConfigureAwait(false))
                yield return step;
        }
    }

    /// <summary>The batches of one pass over a dataset, checked and in the model's order.</summary>
    internal async IAsyncEnumerable<ModelBatch> Batches(
        Dataset dataset, ClassWeight? classWeight = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (object element in dataset.Elements(cancellationToken).ConfigureAwait(false))
        {
            var (xs, ys, sampleWeight) = TrainingElement.Split(element, method);
            yield return ModelData.Batch(model, xs, ys, sampleWeight, classWeight);
        }
    }

    private static async IAsyncEnumerable<ModelBatch> Some(IAsyncEnumerator<ModelBatch> source, int count)
    {
        for (int i = 0; i < count && await source.MoveNextAsync().ConfigureAwait(false); i++)
            yield return source.Current;
    }

    // A batch is known to be the last only when no other follows: one is held back.
    private async IAsyncEnumerable<(StepInfo, Tensor[])> Phase(
        IAsyncEnumerable<ModelBatch> batches, StepKind kind, int epoch, bool endsEpoch)
    {
        Tensor[]? held = null;
        int batch = 0;
        long rows = 0;
        await foreach (var fresh in batches.ConfigureAwait(false))
        {
            var columns = Checked(fresh, kind);
            if (held is not null)
            {
                yield return (new(next++, kind, epoch, batch++, rows, held[0].Dims[0], false, false), held);
                rows += held[0].Dims[0];
            }

            held = columns;
        }

        if (held is null)
            throw new ArgumentException($"{method}: the dataset has no batch in epoch {epoch} ({kind}).");
        yield return (new(next++, kind, epoch, batch, rows, held[0].Dims[0], true, endsEpoch), held);
    }

    private Tensor[] Checked(ModelBatch batch, StepKind kind)
    {
        if (kind == StepKind.Train) TrainForm ??= batch.Form;
        else ValidationForm ??= TrainForm ?? batch.Form;
        var expected = (kind == StepKind.Train ? TrainForm : ValidationForm)!;
        batch = batch.WeightedAs(expected);
        var form = batch.Form;
        for (int i = 0; i < form.Weighted.Length; i++)
        {
            if (form.Weighted[i] == expected.Weighted[i]) continue;
            throw new ArgumentException(
                $"{method}: a batch has sample weights for output '{model.outputNames[i]}', the first batch has " +
                "none; give weights of 1 there.");
        }

        for (int i = 0; i < form.Specs.Length; i++)
        {
            if (form.Specs[i] == expected.Specs[i]) continue;
            throw new ShapeException(
                $"{method}: batches may differ in their first axis only; expected {expected.Specs[i].Dims} of " +
                $"{expected.Specs[i].DType}, received {form.Specs[i].Dims} of {form.Specs[i].DType}.");
        }

        return batch.Columns;
    }
}
