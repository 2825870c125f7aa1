using Strata.Layers.Convolution;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="Conv2D"/>
    public Conv2D conv2d(
        int filters, IntTuple kernelSize, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, IntTuple? dilationRate = null, ActivationFunction? activation = null,
        bool useBias = true, Initializer? kernelInitializer = null, Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, kernelInitializer,
            biasInitializer, kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint,
            biasConstraint, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
