using Strata.Layers.Images;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="Cropping2D"/>
    public Cropping2D cropping2D(
        Border cropping, DataFormat dataFormat = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            cropping, dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="UpSampling2D"/>
    public UpSampling2D upSampling2d(
        IntTuple? size = null, DataFormat dataFormat = default, Interpolation interpolation = default,
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            size, dataFormat, interpolation,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="ZeroPadding2D"/>
    public ZeroPadding2D zeroPadding2d(
        Border? padding = null, DataFormat dataFormat = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            padding, dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Cropping1D"/>
    public Cropping1D cropping1D(
        IntTuple? cropping = null, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            cropping, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Cropping3D"/>
    public Cropping3D cropping3D(
        Border? cropping = null, DataFormat dataFormat = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            cropping, dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="UpSampling1D"/>
    public UpSampling1D upSampling1d(
        int size = 2, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            size, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="UpSampling3D"/>
    public UpSampling3D upSampling3d(
        IntTuple? size = null, DataFormat dataFormat = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            size, dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="ZeroPadding1D"/>
    public ZeroPadding1D zeroPadding1d(
        IntTuple? padding = null, DataFormat dataFormat = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            padding, dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="ZeroPadding3D"/>
    public ZeroPadding3D zeroPadding3d(
        Border? padding = null, DataFormat dataFormat = default, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            padding, dataFormat, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
