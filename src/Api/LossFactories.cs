using Strata.Losses;

namespace Strata;

/// <summary>
/// What hangs off <c>tf.losses</c>: losses per element, weighted and reduced. They can be called, and given to
/// <c>compile</c>.
/// </summary>
public sealed class LossFactories
{
    internal LossFactories()
    {
    }

    /// <summary>|labels − predictions|.</summary>
    public LossFunction absoluteDifference { get; } = WeightedLosses.AbsoluteDifference;

    /// <summary>(labels − predictions)².</summary>
    public LossFunction meanSquaredError { get; } = WeightedLosses.MeanSquaredError;

    /// <summary>max(0, 1 − (2·labels − 1)·predictions); labels are 0 or 1.</summary>
    public LossFunction hingeLoss { get; } = WeightedLosses.HingeLoss;

    /// <summary>Huber's loss.</summary>
    public HuberLossFunction huberLoss { get; } = WeightedLosses.HuberLoss;

    /// <summary>−labels·ln(predictions + ε) − (1 − labels)·ln(1 − predictions + ε).</summary>
    public LogLossFunction logLoss { get; } = WeightedLosses.LogLoss;

    /// <summary>The crossentropy of sigmoid(logits), element by element.</summary>
    public CrossEntropyFunction sigmoidCrossEntropy { get; } = WeightedLosses.SigmoidCrossEntropy;

    /// <summary>The crossentropy of softmax(logits) along the last axis.</summary>
    public CrossEntropyFunction softmaxCrossEntropy { get; } = WeightedLosses.SoftmaxCrossEntropy;

    /// <summary>1 − Σ labels·predictions along an axis.</summary>
    /// <param name="labels">The targets.</param>
    /// <param name="predictions">The outputs, of the same shape.</param>
    /// <param name="axis">Which axis.</param>
    /// <param name="weights">A weight per loss, broadcast; 1 by default.</param>
    /// <param name="reduction">How the losses become one number.</param>
    public Tensor cosineDistance(
        Tensor labels, Tensor predictions, int axis, Tensor? weights = null,
        Reduction reduction = Reduction.SUM_BY_NONZERO_WEIGHTS) =>
        WeightedLosses.CosineDistance(labels, predictions, axis, weights, reduction);

    /// <summary>Losses times weights, reduced.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="weights">A weight per loss, broadcast; 1 by default.</param>
    /// <param name="reduction">How the losses become one number.</param>
    public Tensor computeWeightedLoss(
        Tensor losses, Tensor? weights = null, Reduction reduction = Reduction.SUM_BY_NONZERO_WEIGHTS) =>
        WeightedLosses.Reduce(losses, weights, reduction);
}
