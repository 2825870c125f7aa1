using Strata.Layers.Basic;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="Dense"/>
    public Dense dense(
        int units, ActivationFunction? activation = null, bool useBias = true,
        Initializer? kernelInitializer = null, Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            units, activation, useBias, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer,
            activityRegularizer, kernelConstraint, biasConstraint,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Activation"/>
    public Activation activation(
        ActivationFunction activation, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            activation, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Dropout"/>
    public Dropout dropout(
        double rate, Shape? noiseShape = null, int? seed = null, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            rate, noiseShape, seed, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Flatten"/>
    public Flatten flatten(
        DataFormat? dataFormat = null, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Reshape"/>
    public Reshape reshape(
        Shape targetShape, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            targetShape, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Permute"/>
    public Permute permute(
        IntTuple dims, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            dims, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="RepeatVector"/>
    public RepeatVector repeatVector(
        int n, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            n, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Identity"/>
    public Identity identity(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Embedding"/>
    public Embedding embedding(
        int inputDim, int outputDim, Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null, Regularizer? activityRegularizer = null,
        Constraint? embeddingsConstraint = null, bool maskZero = false, Shape? inputLength = null,
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            inputDim, outputDim, embeddingsInitializer, embeddingsRegularizer, activityRegularizer,
            embeddingsConstraint, maskZero, inputLength,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
