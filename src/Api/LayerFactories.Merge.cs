using Strata.Layers.Merge;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="Add"/>
    public Add add(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Concatenate"/>
    public Concatenate concatenate(
        int axis = -1, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            axis, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
