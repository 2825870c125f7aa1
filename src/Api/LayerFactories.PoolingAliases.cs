using Strata.Layers.Pooling;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="maxPooling1d"/>
    public MaxPooling1D maxPool1d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        maxPooling1d(
            poolSize, strides, padding, inputShape, batchInputShape, batchSize, dtype, name, trainable, weights);

    /// <inheritdoc cref="maxPooling2d"/>
    public MaxPooling2D maxPool2d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        maxPooling2d(
            poolSize, strides, padding, dataFormat, inputShape, batchInputShape, batchSize, dtype, name, trainable,
            weights);

    /// <inheritdoc cref="averagePooling1d"/>
    public AveragePooling1D avgPool1d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        averagePooling1d(
            poolSize, strides, padding, inputShape, batchInputShape, batchSize, dtype, name, trainable, weights);

    /// <inheritdoc cref="averagePooling1d"/>
    public AveragePooling1D avgPooling1d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        averagePooling1d(
            poolSize, strides, padding, inputShape, batchInputShape, batchSize, dtype, name, trainable, weights);

    /// <inheritdoc cref="averagePooling2d"/>
    public AveragePooling2D avgPool2d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        averagePooling2d(
            poolSize, strides, padding, dataFormat, inputShape, batchInputShape, batchSize, dtype, name, trainable,
            weights);

    /// <inheritdoc cref="averagePooling2d"/>
    public AveragePooling2D avgPooling2d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        averagePooling2d(
            poolSize, strides, padding, dataFormat, inputShape, batchInputShape, batchSize, dtype, name, trainable,
            weights);

    /// <inheritdoc cref="averagePooling3d"/>
    public AveragePooling3D avgPool3d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        averagePooling3d(
            poolSize, strides, padding, dataFormat, inputShape, batchInputShape, batchSize, dtype, name, trainable,
            weights);

    /// <inheritdoc cref="averagePooling3d"/>
    public AveragePooling3D avgPooling3d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        averagePooling3d(
            poolSize, strides, padding, dataFormat, inputShape, batchInputShape, batchSize, dtype, name, trainable,
            weights);

    /// <inheritdoc cref="globalMaxPooling1d"/>
    public GlobalMaxPooling1D globalMaxPool1d(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        globalMaxPooling1d(
            inputShape, batchInputShape, batchSize, dtype, name, trainable, weights);

    /// <inheritdoc cref="globalMaxPooling2d"/>
    public GlobalMaxPooling2D globalMaxPool2d(
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        globalMaxPooling2d(
            dataFormat, inputShape, batchInputShape, batchSize, dtype, name, trainable, weights);
}
