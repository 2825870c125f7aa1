namespace Strata;

/// <summary>What hangs off <c>tf.train</c>.</summary>
public sealed class OptimizerFactories
{
    internal OptimizerFactories()
    {
    }

    /// <inheritdoc cref="SGDOptimizer(double)"/>
    public SGDOptimizer sgd(double learningRate) => new(learningRate);

    /// <inheritdoc cref="MomentumOptimizer(double, double, bool)"/>
    public MomentumOptimizer momentum(double learningRate, double momentum, bool useNesterov = false) =>
        new(learningRate, momentum, useNesterov);

    /// <inheritdoc cref="AdagradOptimizer(double, double)"/>
    public AdagradOptimizer adagrad(double learningRate, double initialAccumulatorValue = 0.1) =>
        new(learningRate, initialAccumulatorValue);

    /// <inheritdoc cref="AdadeltaOptimizer(double, double, double?)"/>
    public AdadeltaOptimizer adadelta(double learningRate = 0.001, double rho = 0.95, double? epsilon = null) =>
        new(learningRate, rho, epsilon);

    /// <inheritdoc cref="RMSPropOptimizer(double, double, double, double?, bool)"/>
    public RMSPropOptimizer rmsprop(
        double learningRate, double decay = 0.9, double momentum = 0, double? epsilon = null, bool centered = false) =>
        new(learningRate, decay, momentum, epsilon, centered);

    /// <inheritdoc cref="AdamOptimizer(double, double, double, double?)"/>
    public AdamOptimizer adam(
        double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null) =>
        new(learningRate, beta1, beta2, epsilon);

    /// <inheritdoc cref="AdamaxOptimizer(double, double, double, double?, double)"/>
    public AdamaxOptimizer adamax(
        double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null,
        double decay = 0) =>
        new(learningRate, beta1, beta2, epsilon, decay);
}
