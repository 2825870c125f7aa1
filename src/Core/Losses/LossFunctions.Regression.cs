namespace Strata.Losses;

internal static partial class LossFunctions
{
    private const double Ln2 = 0.6931471805599453;

    internal static Tensor MeanSquaredError(Tensor yTrue, Tensor yPred) =>
        yPred.squaredDifference(yTrue.toFloat()).mean([-1]);

    internal static Tensor MeanAbsoluteError(Tensor yTrue, Tensor yPred) => yPred.sub(yTrue).abs().mean([-1]);

    internal static Tensor MeanAbsolutePercentageError(Tensor yTrue, Tensor yPred)
    {
        var t = yTrue.toFloat();
        return t.sub(yPred).div(t.abs().maximum(Epsilon)).abs().mean([-1]).mul(100);
    }

    internal static Tensor MeanSquaredLogarithmicError(Tensor yTrue, Tensor yPred)
    {
        var logPred = yPred.maximum(Epsilon).add(1).log();
        var logTrue = yTrue.toFloat().maximum(Epsilon).add(1).log();
        return logPred.squaredDifference(logTrue).mean([-1]);
    }

    internal static Tensor LogCosh(Tensor yTrue, Tensor yPred)
    {
        var difference = yPred.sub(yTrue.toFloat());
        return difference.add(difference.mul(-2).softplus()).sub(Ln2).mean([-1]);
    }

    internal static Tensor Poisson(Tensor yTrue, Tensor yPred) =>
        yPred.sub(yTrue.toFloat().mul(yPred.add(Epsilon).log())).mean([-1]);

    internal static Tensor CosineProximity(Tensor yTrue, Tensor yPred) =>
        Unit(yTrue.toFloat()).mul(Unit(yPred)).sum([-1]).neg();

    /// <summary>e²/2 up to an error of 1, and |e| − 1/2 beyond.</summary>
    internal static Tensor Huber(Tensor yTrue, Tensor yPred)
    {
        var error = yPred.sub(yTrue.toFloat()).abs();
        var quadratic = error.minimum(1);
        return quadratic.square().mul(0.5).add(error.sub(quadratic)).mean([-1]);
    }

    private static Tensor Unit(Tensor x) => x.div(x.square().sum([-1], true).maximum(Epsilon).sqrt());
}
