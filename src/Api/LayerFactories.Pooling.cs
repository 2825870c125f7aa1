using Strata.Layers.Pooling;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="MaxPooling1D"/>
    public MaxPooling1D maxPooling1d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="MaxPooling2D"/>
    public MaxPooling2D maxPooling2d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding, dataFormat,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="MaxPooling3D"/>
    public MaxPooling3D maxPooling3d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding, dataFormat,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="AveragePooling1D"/>
    public AveragePooling1D averagePooling1d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="AveragePooling2D"/>
    public AveragePooling2D averagePooling2d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding, dataFormat,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="AveragePooling3D"/>
    public AveragePooling3D averagePooling3d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding, dataFormat,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GlobalAveragePooling1D"/>
    public GlobalAveragePooling1D globalAveragePooling1d(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GlobalAveragePooling2D"/>
    public GlobalAveragePooling2D globalAveragePooling2d(
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GlobalMaxPooling1D"/>
    public GlobalMaxPooling1D globalMaxPooling1d(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GlobalMaxPooling2D"/>
    public GlobalMaxPooling2D globalMaxPooling2d(
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GlobalAveragePooling3D"/>
    public GlobalAveragePooling3D globalAveragePooling3d(
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GlobalMaxPooling3D"/>
    public GlobalMaxPooling3D globalMaxPooling3d(
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
