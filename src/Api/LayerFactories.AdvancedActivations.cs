using Strata.Layers.AdvancedActivations;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="ReLU"/>
    public ReLU reLU(
        double? maxValue = null, double negativeSlope = 0, double threshold = 0, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            maxValue, negativeSlope, threshold,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="LeakyReLU"/>
    public LeakyReLU leakyReLU(
        double alpha = 0.3, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            alpha, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="PReLU"/>
    public PReLU prelu(
        Initializer? alphaInitializer = null, Regularizer? alphaRegularizer = null, Constraint? alphaConstraint = null,
        IntTuple? sharedAxes = null, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            alphaInitializer, alphaRegularizer, alphaConstraint, sharedAxes,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="ELU"/>
    public ELU elu(
        double alpha = 1, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            alpha, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="ThresholdedReLU"/>
    public ThresholdedReLU thresholdedReLU(
        double theta = 1, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            theta, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Softmax"/>
    public Softmax softmax(
        IntTuple? axis = null, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            axis, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
