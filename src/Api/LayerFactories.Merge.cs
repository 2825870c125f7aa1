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

    /// <summary>The sum of tensors, as <see cref="Add"/> gives it.</summary>
    public SymbolicTensor add(SymbolicTensor[] inputs) => add().apply(inputs);

    /// <summary>The sum of tensors, as <see cref="Add"/> gives it.</summary>
    public Tensor add(Tensor[] inputs) => add().apply(inputs);

    /// <inheritdoc cref="Multiply"/>
    public Multiply multiply(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <summary>The product of tensors, as <see cref="Multiply"/> gives it.</summary>
    public SymbolicTensor multiply(SymbolicTensor[] inputs) => multiply().apply(inputs);

    /// <summary>The product of tensors, as <see cref="Multiply"/> gives it.</summary>
    public Tensor multiply(Tensor[] inputs) => multiply().apply(inputs);

    /// <inheritdoc cref="Average"/>
    public Average average(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <summary>The mean of tensors, as <see cref="Average"/> gives it.</summary>
    public SymbolicTensor average(SymbolicTensor[] inputs) => average().apply(inputs);

    /// <summary>The mean of tensors, as <see cref="Average"/> gives it.</summary>
    public Tensor average(Tensor[] inputs) => average().apply(inputs);

    /// <inheritdoc cref="Maximum"/>
    public Maximum maximum(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <summary>The largest of tensors, as <see cref="Maximum"/> gives it.</summary>
    public SymbolicTensor maximum(SymbolicTensor[] inputs) => maximum().apply(inputs);

    /// <summary>The largest of tensors, as <see cref="Maximum"/> gives it.</summary>
    public Tensor maximum(Tensor[] inputs) => maximum().apply(inputs);

    /// <inheritdoc cref="Minimum"/>
    public Minimum minimum(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <summary>The smallest of tensors, as <see cref="Minimum"/> gives it.</summary>
    public SymbolicTensor minimum(SymbolicTensor[] inputs) => minimum().apply(inputs);

    /// <summary>The smallest of tensors, as <see cref="Minimum"/> gives it.</summary>
    public Tensor minimum(Tensor[] inputs) => minimum().apply(inputs);

    /// <inheritdoc cref="Concatenate"/>
    public Concatenate concatenate(
        int axis = -1, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            axis, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <summary>Tensors one behind the other along their last axis, as <see cref="Concatenate"/> gives it.</summary>
    public SymbolicTensor concatenate(SymbolicTensor[] inputs) => concatenate().apply(inputs);

    /// <summary>Tensors one behind the other along their last axis, as <see cref="Concatenate"/> gives it.</summary>
    public Tensor concatenate(Tensor[] inputs) => concatenate().apply(inputs);

    /// <inheritdoc cref="Dot"/>
    public Dot dot(
        IntTuple axes, bool normalize = false, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            axes, normalize, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Subtract"/>
    public Subtract subtract(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
