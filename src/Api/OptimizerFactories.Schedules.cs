using Strata.Optimizers.Schedules;

namespace Strata;

public sealed partial class OptimizerFactories
{
    /// <inheritdoc cref="ExponentialDecay"/>
    public ExponentialDecay exponentialDecay(
        double initialLearningRate, double decaySteps, double decayRate, bool staircase = false) =>
        new(initialLearningRate, decaySteps, decayRate, staircase);

    /// <inheritdoc cref="InverseTimeDecay"/>
    public InverseTimeDecay inverseTimeDecay(
        double initialLearningRate, double decaySteps, double decayRate, bool staircase = false) =>
        new(initialLearningRate, decaySteps, decayRate, staircase);

    /// <inheritdoc cref="PiecewiseConstantDecay(double[], double[])"/>
    public PiecewiseConstantDecay piecewiseConstantDecay(double[] boundaries, double[] values) =>
        new(boundaries, values);

    /// <inheritdoc cref="PolynomialDecay"/>
    public PolynomialDecay polynomialDecay(
        double initialLearningRate, double decaySteps, double endLearningRate = 0.0001, double power = 1,
        bool cycle = false) =>
        new(initialLearningRate, decaySteps, endLearningRate, power, cycle);

    /// <inheritdoc cref="CosineDecay"/>
    public CosineDecay cosineDecay(
        double initialLearningRate, double decaySteps, double alpha = 0, double? warmupTarget = null,
        double warmupSteps = 0) =>
        new(initialLearningRate, decaySteps, alpha, warmupTarget, warmupSteps);

    /// <inheritdoc cref="CosineDecayRestarts"/>
    public CosineDecayRestarts cosineDecayRestarts(
        double initialLearningRate, double firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0) =>
        new(initialLearningRate, firstDecaySteps, tMul, mMul, alpha);
}
