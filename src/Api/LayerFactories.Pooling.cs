using Strata.Layers.Pooling;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="MaxPooling2D"/>
    public MaxPooling2D maxPooling2d(
        IntTuple? poolSize = null, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            poolSize, strides, padding, dataFormat,
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

    /// <inheritdoc cref="GlobalAveragePooling2D"/>
    public GlobalAveragePooling2D globalAveragePooling2d(
        DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
