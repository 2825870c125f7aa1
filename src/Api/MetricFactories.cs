using Strata.Losses;
using Strata.Metrics;

namespace Strata;

/// <summary>
/// What hangs off <c>tf.metrics</c>: functions of targets and outputs. They can be called, and given to <c>compile</c>.
/// </summary>
public sealed class MetricFactories
{
    internal MetricFactories()
    {
    }

    /// <summary>Whether outputs, cut at 0.5, are the targets: the mean over the last axis.</summary>
    public Func<Tensor, Tensor, Tensor> binaryAccuracy { get; } = MetricFunctions.BinaryAccuracy;

    /// <summary>Whether the largest output stands where the target's largest does.</summary>
    public Func<Tensor, Tensor, Tensor> categoricalAccuracy { get; } = MetricFunctions.CategoricalAccuracy;

    /// <summary>Whether the largest output stands at the class that the target names.</summary>
    public Func<Tensor, Tensor, Tensor> sparseCategoricalAccuracy { get; } = MetricFunctions.SparseCategoricalAccuracy;

    /// <inheritdoc cref="TopKFunction"/>
    public TopKFunction topKCategoricalAccuracy { get; } = MetricFunctions.TopKCategoricalAccuracy;

    /// <inheritdoc cref="TopKFunction"/>
    public TopKFunction sparseTopKCategoricalAccuracy { get; } = MetricFunctions.SparseTopKCategoricalAccuracy;

    /// <summary>The share of targets 1 among outputs 1, over the whole batch; 0 if there are no outputs 1.</summary>
    public Func<Tensor, Tensor, Tensor> precision { get; } = MetricFunctions.Precision;

    /// <summary>The share of outputs 1 among targets 1, over the whole batch; 0 if there are no targets 1.</summary>
    public Func<Tensor, Tensor, Tensor> recall { get; } = MetricFunctions.Recall;

    /// <summary>1 − Σ(t − p)²/Σ(t − mean t)², over the whole batch.</summary>
    public Func<Tensor, Tensor, Tensor> r2Score { get; } = MetricFunctions.R2Score;

    /// <summary>The crossentropy of probabilities, element by element; the mean over the last axis.</summary>
    public Func<Tensor, Tensor, Tensor> binaryCrossentropy { get; } = LossFunctions.BinaryCrossentropy;

    /// <summary>The crossentropy of probabilities with one-hot targets.</summary>
    public Func<Tensor, Tensor, Tensor> categoricalCrossentropy { get; } = LossFunctions.CategoricalCrossentropy;

    /// <summary>The crossentropy of probabilities with targets that are class numbers.</summary>
    public Func<Tensor, Tensor, Tensor> sparseCategoricalCrossentropy { get; } =
        LossFunctions.SparseCategoricalCrossentropy;

    /// <summary>The mean of (p − t)² over the last axis.</summary>
    public Func<Tensor, Tensor, Tensor> meanSquaredError { get; } = LossFunctions.MeanSquaredError;

    /// <summary>As <see cref="meanSquaredError"/>.</summary>
    public Func<Tensor, Tensor, Tensor> mse => meanSquaredError;

    /// <summary>The mean of |p − t| over the last axis.</summary>
    public Func<Tensor, Tensor, Tensor> meanAbsoluteError { get; } = LossFunctions.MeanAbsoluteError;

    /// <summary>The mean of |p − t|/|t|, in percent, over the last axis.</summary>
    public Func<Tensor, Tensor, Tensor> meanAbsolutePercentageError { get; } =
        LossFunctions.MeanAbsolutePercentageError;

    /// <summary>As <see cref="meanAbsolutePercentageError"/>.</summary>
    public Func<Tensor, Tensor, Tensor> mape => meanAbsolutePercentageError;

    /// <summary>−cos of the angle between target and output along the last axis.</summary>
    public Func<Tensor, Tensor, Tensor> cosineProximity { get; } = LossFunctions.CosineProximity;
}
