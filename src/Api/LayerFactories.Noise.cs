using Strata.Layers.Noise;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="GaussianNoise"/>
    public GaussianNoise gaussianNoise(
        double stddev, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            stddev, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GaussianDropout"/>
    public GaussianDropout gaussianDropout(
        double rate, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            rate, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="AlphaDropout"/>
    public AlphaDropout alphaDropout(
        double rate, Shape? noiseShape = null, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            rate, noiseShape, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="SpatialDropout1D"/>
    public SpatialDropout1D spatialDropout1d(
        double rate, int? seed = null, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            rate, seed, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="SpatialDropout2D"/>
    public SpatialDropout2D spatialDropout2d(
        double rate, DataFormat dataFormat = default, int? seed = null, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            rate, dataFormat, seed, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="SpatialDropout3D"/>
    public SpatialDropout3D spatialDropout3d(
        double rate, DataFormat dataFormat = default, int? seed = null, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            rate, dataFormat, seed, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
