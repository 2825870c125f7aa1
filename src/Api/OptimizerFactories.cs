namespace Strata;

/// <summary>
/// What hangs off <c>tf.train</c>: optimizers. A learning rate is a number or a schedule. Each also takes
/// <c>weightDecay</c>, and one of <c>clipNorm</c>, <c>clipValue</c> and <c>globalClipNorm</c>: see
/// <see cref="Optimizer.weightDecay"/>, <see cref="Optimizer.clipNorm"/>, <see cref="Optimizer.clipValue"/> and
/// <see cref="Optimizer.globalClipNorm"/>.
/// </summary>
public sealed partial class OptimizerFactories
{
    internal OptimizerFactories()
    {
    }

    /// <inheritdoc cref="SGDOptimizer(LearningRate)"/>
    public SGDOptimizer sgd(
        LearningRate learningRate, double? weightDecay = null, double? clipNorm = null, double? clipValue = null,
        double? globalClipNorm = null) =>
        Limited(new SGDOptimizer(learningRate), weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="MomentumOptimizer(LearningRate, double, bool)"/>
    public MomentumOptimizer momentum(
        LearningRate learningRate, double momentum, bool useNesterov = false, double? weightDecay = null,
        double? clipNorm = null, double? clipValue = null, double? globalClipNorm = null) =>
        Limited(
            new MomentumOptimizer(learningRate, momentum, useNesterov),
            weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="AdagradOptimizer(LearningRate, double)"/>
    public AdagradOptimizer adagrad(
        LearningRate learningRate, double initialAccumulatorValue = 0.1, double? weightDecay = null,
        double? clipNorm = null, double? clipValue = null, double? globalClipNorm = null) =>
        Limited(
            new AdagradOptimizer(learningRate, initialAccumulatorValue),
            weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="AdadeltaOptimizer(LearningRate?, double, double?)"/>
    public AdadeltaOptimizer adadelta(
        LearningRate? learningRate = null, double rho = 0.95, double? epsilon = null, double? weightDecay = null,
        double? clipNorm = null, double? clipValue = null, double? globalClipNorm = null) =>
        Limited(
            new AdadeltaOptimizer(learningRate, rho, epsilon), weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="RMSPropOptimizer(LearningRate, double, double, double?, bool)"/>
    public RMSPropOptimizer rmsprop(
        LearningRate learningRate, double decay = 0.9, double momentum = 0, double? epsilon = null,
        bool centered = false, double? weightDecay = null, double? clipNorm = null, double? clipValue = null,
        double? globalClipNorm = null) =>
        Limited(
            new RMSPropOptimizer(learningRate, decay, momentum, epsilon, centered),
            weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="AdamOptimizer(LearningRate?, double, double, double?)"/>
    public AdamOptimizer adam(
        LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null,
        double? weightDecay = null, double? clipNorm = null, double? clipValue = null,
        double? globalClipNorm = null) =>
        Limited(
            new AdamOptimizer(learningRate, beta1, beta2, epsilon), weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <summary>Adam whose weights decay (Loshchilov and Hutter, 2017): <see cref="adam"/> with weightDecay.</summary>
    public AdamOptimizer adamW(
        LearningRate? learningRate = null, double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999,
        double? epsilon = null, double? clipNorm = null, double? clipValue = null, double? globalClipNorm = null) =>
        adam(learningRate, beta1, beta2, epsilon, weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="NadamOptimizer(LearningRate?, double, double, double?)"/>
    public NadamOptimizer nadam(
        LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null,
        double? weightDecay = null, double? clipNorm = null, double? clipValue = null,
        double? globalClipNorm = null) =>
        Limited(
            new NadamOptimizer(learningRate, beta1, beta2, epsilon), weightDecay, clipNorm, clipValue, globalClipNorm);

    /// <inheritdoc cref="AdamaxOptimizer(LearningRate?, double, double, double?, double)"/>
    public AdamaxOptimizer adamax(
        LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null,
        double decay = 0, double? weightDecay = null, double? clipNorm = null, double? clipValue = null,
        double? globalClipNorm = null) =>
        Limited(
            new AdamaxOptimizer(learningRate, beta1, beta2, epsilon, decay),
            weightDecay, clipNorm, clipValue, globalClipNorm);

    private static T Limited<T>(
        T optimizer, double? weightDecay, double? clipNorm, double? clipValue, double? globalClipNorm)
        where T : Optimizer
    {
        optimizer.weightDecay = weightDecay;
        optimizer.clipNorm = clipNorm;
        optimizer.clipValue = clipValue;
        optimizer.globalClipNorm = globalClipNorm;
        return optimizer;
    }
}
