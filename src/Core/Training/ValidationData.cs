using System.Diagnostics.CodeAnalysis;

namespace Strata;

/// <summary>
/// What fit and fitDataset validate with: inputs and targets, with or without weights of samples, as tensors, or a
/// dataset of batches. Converts from (x, y), (x, y, sampleWeight) and <see cref="Dataset"/>.
/// </summary>
public sealed class ValidationData
{
    private ValidationData(TensorGroup x, TensorGroup y, TensorGroup? sampleWeight) =>
        Tensors = (x, y, sampleWeight);

    private ValidationData(Dataset dataset) => Dataset = dataset;

    /// <summary>The tensors, if it is not a dataset.</summary>
    internal (TensorGroup X, TensorGroup Y, TensorGroup? SampleWeight)? Tensors { get; }

    /// <summary>The dataset, if it is one.</summary>
    internal Dataset? Dataset { get; }

    /// <summary>Inputs and targets.</summary>
    public static implicit operator ValidationData((TensorGroup X, TensorGroup Y) data) => new(data.X, data.Y, null);

    /// <summary>Inputs, targets, and a weight per sample.</summary>
    public static implicit operator ValidationData((TensorGroup X, TensorGroup Y, TensorGroup SampleWeight) data) =>
        new(data.X, data.Y, data.SampleWeight);

    /// <summary>Batches; null for none.</summary>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator ValidationData?(Dataset? dataset) => dataset is null ? null : new(dataset);
}
