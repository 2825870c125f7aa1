using Strata.Models;

namespace Strata;

public abstract partial class LayersModel
{
    private readonly Lock batchGate = new();
    private BatchTrainer? batchTrainer;

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
    public Task<T> trainOnBatch<T>(
        TensorGroup x, TensorGroup y, TensorGroup? sampleWeight = null, ClassWeight? classWeight = null,
        CancellationToken cancellationToken = default)
    {
        var batch = ModelData.Batch(this, x, y, sampleWeight, classWeight);
        cancellationToken.ThrowIfCancellationRequested();
        double[] logs;
        lock (batchGate)
        {
            var form = batch.Form;
            if (batchTrainer is null || !batchTrainer.Fits(this, form))
            {
                batchTrainer?.Dispose();
                batchTrainer = null;
                batchTrainer = new(this, form, step => LocalRunner(step, true, false));
            }

            logs = batchTrainer.Run(batch, optimizer.iterations);
        }

        if (typeof(T) == typeof(double[])) return Task.FromResult((T)(object)logs);
        if (typeof(T) != typeof(double))
            throw new ArgumentException($"T: expected double or double[], received {typeof(T).Name}.");
        return logs.Length == 1 ? Task.FromResult((T)(object)logs[0]) : throw new InvalidOperationException(
            $"trainOnBatch gives {logs.Length} numbers ({string.Join(", ", metricsNames)}): ask for " +
            "trainOnBatch<double[]>.");
    }
}
