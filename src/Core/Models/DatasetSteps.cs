using System.Runtime.CompilerServices;
using Strata.Data;
using Strata.Training;

namespace Strata.Models;

/// <summary>Reads datasets of batches as the steps of a run, epoch after epoch, each batch once.</summary>
internal sealed class DatasetSteps(LayersModel model, string method)
{
    private Strata.Tensors.TensorSpec[]? expected;
    private long next;

    /// <summary>Training batches of each epoch, each epoch followed by the validation's.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="validation">Gives one pass over the validation batches; null without validation.</param>
    /// <param name="epochs">The number of the last epoch plus one.</param>
    /// <param name="initialEpoch">The number of the first epoch.</param>
    /// <param name="batchesPerEpoch">How many batches are an epoch; then one pass goes over epochs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async IAsyncEnumerable<(StepInfo Step, Tensor[] Batch)> Read(
        Dataset? train, Func<IAsyncEnumerable<Tensor[]>>? validation, int epochs, int initialEpoch,
        int? batchesPerEpoch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var endless = batchesPerEpoch is null ? null
            : Batches(train!, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (int epoch = initialEpoch; epoch < epochs; epoch++)
        {
            if (train is not null)
            {
                var batches = endless is null
                    ? Batches(train, cancellationToken) : Some(endless, batchesPerEpoch!.Value);
                await foreach (
                    var step in Phase(batches, StepKind.Train, epoch, validation is null).ConfigureAwait(false))
                    yield return step;
            }

            if (validation is null) continue;
            await foreach (var step in Phase(validation(), StepKind.Validate, epoch, true).ConfigureAwait(false))
                yield return step;
        }
    }

    /// <summary>The batches of one pass over a dataset, checked and in the model's order.</summary>
    internal async IAsyncEnumerable<Tensor[]> Batches(
        Dataset dataset, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (object element in dataset.Elements(cancellationToken).ConfigureAwait(false))
        {
            var (xs, ys) = TrainingElement.Split(element, method);
            yield return Checked(ModelData.Batch(model, xs, ys));
        }
    }

    private static async IAsyncEnumerable<Tensor[]> Some(IAsyncEnumerator<Tensor[]> source, int count)
    {
        for (int i = 0; i < count && await source.MoveNextAsync().ConfigureAwait(false); i++)
            yield return source.Current;
    }

    // A batch is known to be the last only when no other follows: one is held back.
    private async IAsyncEnumerable<(StepInfo, Tensor[])> Phase(
        IAsyncEnumerable<Tensor[]> batches, StepKind kind, int epoch, bool endsEpoch)
    {
        Tensor[]? held = null;
        int batch = 0;
        long rows = 0;
        await foreach (var fresh in batches.ConfigureAwait(false))
        {
            if (held is not null)
            {
                yield return (new(next++, kind, epoch, batch++, rows, held[0].Dims[0], false, false), held);
                rows += held[0].Dims[0];
            }

            held = fresh;
        }

        if (held is null)
            throw new ArgumentException($"{method}: the dataset has no batch in epoch {epoch} ({kind}).");
        yield return (new(next++, kind, epoch, batch, rows, held[0].Dims[0], true, endsEpoch), held);
    }

    private Tensor[] Checked(Tensor[] batch)
    {
        var specs = ModelData.Specs(batch);
        expected ??= specs;
        for (int i = 0; i < specs.Length; i++)
        {
            if (specs[i] == expected[i]) continue;
            throw new ShapeException(
                $"{method}: batches may differ in their first axis only; expected {expected[i].Dims} of " +
                $"{expected[i].DType}, received {specs[i].Dims} of {specs[i].DType}.");
        }

        ModelData.RefuseNaN(model, batch[model.inputNames.Length..]);
        return batch;
    }
}
