namespace Strata.Losses;

/// <summary>The losses of <c>tf.losses</c>: weighted and reduced.</summary>
internal static class WeightedLosses
{
    internal static Tensor AbsoluteDifference(
        Tensor labels, Tensor predictions, Tensor? weights, Reduction reduction) =>
        Reduce(Same(labels, predictions).sub(predictions).abs(), weights, reduction);

    internal static Tensor MeanSquaredError(Tensor labels, Tensor predictions, Tensor? weights, Reduction reduction) =>
        Reduce(Same(labels, predictions).squaredDifference(predictions), weights, reduction);

    internal static Tensor HingeLoss(Tensor labels, Tensor predictions, Tensor? weights, Reduction reduction) =>
        Reduce(Same(labels, predictions).mul(2).sub(1).mul(predictions).neg().add(1).relu(), weights, reduction);

    internal static Tensor CosineDistance(
        Tensor labels, Tensor predictions, int axis, Tensor? weights, Reduction reduction) =>
        Reduce(Same(labels, predictions).mul(predictions).sum([axis], true).neg().add(1), weights, reduction);

    internal static Tensor HuberLoss(
        Tensor labels, Tensor predictions, Tensor? weights, double delta, Reduction reduction)
    {
        var error = predictions.sub(Same(labels, predictions)).abs();
        var quadratic = error.minimum(delta);
        return Reduce(quadratic.square().mul(0.5).add(error.sub(quadratic).mul(delta)), weights, reduction);
    }

    internal static Tensor LogLoss(
        Tensor labels, Tensor predictions, Tensor? weights, double epsilon, Reduction reduction)
    {
        var t = Same(labels, predictions);
        var positive = t.mul(predictions.add(epsilon).log()).neg();
        var negative = t.neg().add(1).mul(predictions.neg().add(1).add(epsilon).log());
        return Reduce(positive.sub(negative), weights, reduction);
    }

    internal static Tensor SigmoidCrossEntropy(
        Tensor labels, Tensor logits, Tensor? weights, double labelSmoothing, Reduction reduction)
    {
        var t = Same(labels, logits);
        if (labelSmoothing > 0) t = t.mul(1 - labelSmoothing).add(0.5 * labelSmoothing);
        return Reduce(LossFunctions.SigmoidCrossentropy(t, logits), weights, reduction);
    }

    internal static Tensor SoftmaxCrossEntropy(
        Tensor labels, Tensor logits, Tensor? weights, double labelSmoothing, Reduction reduction)
    {
        var t = Same(labels, logits);
        if (labelSmoothing > 0) t = t.mul(1 - labelSmoothing).add(labelSmoothing / t.Dims[-1]);
        return Reduce(logits.logSoftmax().mul(t).sum([-1]).neg(), weights, reduction);
    }

    /// <summary>Weighted losses as one number, as <paramref name="reduction"/> says.</summary>
    internal static Tensor Reduce(Tensor losses, Tensor? weights, Reduction reduction)
    {
        if (weights is null)
            return reduction switch { Reduction.NONE => losses, Reduction.SUM => losses.sum(), _ => losses.mean() };
        var w = weights.toFloat();
        var weighted = losses.mul(w);
        if (reduction == Reduction.NONE) return weighted;
        if (reduction == Reduction.SUM) return weighted.sum();
        var each = w.add(losses.zerosLike());
        return weighted.sum().div(reduction == Reduction.MEAN ? each.sum() : each.notEqual(0).toFloat().sum());
    }

    private static Tensor Same(Tensor labels, Tensor predictions) =>
        labels.Dims == predictions.Dims ? labels.toFloat()
            : throw new ShapeException(
                $"labels: expected the shape of predictions {predictions.Dims}, received {labels.Dims}.");
}
