using Strata.Losses;
using Strata.Models;
using Strata.Plans;

namespace Strata;

public abstract partial class LayersModel
{
    private Objectives? objectives;
    private Optimizer? currentOptimizer;

    /// <summary>
    /// The optimizer of the last <see cref="compile(Optimizer, LossIdentifier, MetricIdentifier?, LossWeights?)"/>;
    /// another may be set in its place.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model was not compiled.</exception>
    public Optimizer optimizer
    {
        get => currentOptimizer ?? throw NotCompiled();
        set => currentOptimizer = value;
    }

    /// <summary>The names of what evaluate gives: "loss", with several outputs their losses, then metrics.</summary>
    /// <exception cref="InvalidOperationException">The model was not compiled.</exception>
    public string[] metricsNames => [.. Metrics.LogNames.Of(outputNames, Objectives.Metrics)];

    /// <summary>
    /// Whether <see cref="compile(Optimizer, LossIdentifier, MetricIdentifier?, LossWeights?)"/> was called.
    /// </summary>
    internal bool IsCompiled => objectives is not null;

    internal LossIdentifier? CompiledLoss { get; private set; }

    internal MetricIdentifier? CompiledMetrics { get; private set; }

    /// <summary>What it was compiled for.</summary>
    /// <exception cref="InvalidOperationException">The model was not compiled.</exception>
    internal Objectives Objectives => objectives ?? throw NotCompiled();

    /// <summary>Says how the model is trained.</summary>
    /// <param name="optimizer">A string like "adam", or an optimizer of <c>tf.train</c>.</param>
    /// <param name="loss">A string like "meanSquaredError", a function, one per output, or a map by output
    /// name.</param>
    /// <param name="metrics">Names or functions for every output, or a map by output name.</param>
    /// <param name="lossWeights">The factor of each output's loss in the sum of all, in order or by name; 1 by
    /// default.</param>
    /// <returns>This model.</returns>
    /// <exception cref="ArgumentException">A name is not known, or a list or map does not fit the outputs.</exception>
    public LayersModel compile(
        Optimizer optimizer, LossIdentifier loss, MetricIdentifier? metrics = null, LossWeights? lossWeights = null)
    {
        if (Engine.HasBackend) Rehearsal.Begin(Engine.Backend);
        var losses = loss.Resolve(outputNames);
        int[] lastDims = [.. outputs.Select(output => output.shape[output.shape.Count - 1] ?? -1)];
        objectives = new(
            losses,
            lossWeights?.Resolve(outputNames) ?? [.. outputNames.Select(_ => 1.0)],
            metrics?.Resolve(outputNames, lastDims, losses)
                ?? [.. outputNames.Select(_ => Array.Empty<NamedFunction>())]);
        (CompiledLoss, CompiledMetrics, currentOptimizer) = (loss, metrics, optimizer);
        return this;
    }

    /// <summary>
    /// As above, with a loss of one's own: from targets and outputs to a loss per sample or for the batch.
    /// </summary>
    public LayersModel compile(
        Optimizer optimizer, Func<Tensor, Tensor, Tensor> loss, MetricIdentifier? metrics = null,
        LossWeights? lossWeights = null) =>
        compile(optimizer, (LossIdentifier)loss, metrics, lossWeights);

    /// <summary>The steps of this model for batches of these forms.</summary>
    internal CompiledStep StepFor(BatchForm? train, BatchForm? validate) =>
        new(this, optimizer, Objectives, train, validate);

    private InvalidOperationException NotCompiled() =>
        new($"Model {name} was not compiled: call compile(optimizer, loss) first.");
}
