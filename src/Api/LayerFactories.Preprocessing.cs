using Strata.Layers.Preprocessing;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="Rescaling"/>
    public Rescaling rescaling(
        double scale, double offset = 0, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(scale, offset, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="CenterCrop"/>
    public CenterCrop centerCrop(
        int height, int width, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(height, width, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Resizing"/>
    public Resizing resizing(
        int height, int width, Interpolation? interpolation = null, bool cropToAspectRatio = false,
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            height, width, interpolation, cropToAspectRatio,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="CategoryEncoding"/>
    public CategoryEncoding categoryEncoding(
        int numTokens, OutputMode outputMode = default, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(numTokens, outputMode, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="RandomWidth"/>
    public RandomWidth randomWidth(
        SizeFactor factor, Interpolation? interpolation = null, int? seed = null, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            factor, interpolation, seed,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="RandomHeight"/>
    public RandomHeight randomHeight(
        SizeFactor factor, Interpolation? interpolation = null, int? seed = null, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            factor, interpolation, seed,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
