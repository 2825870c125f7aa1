namespace Strata.Tensors;

/// <summary>What is known of a tensor without its values: dimensions and type.</summary>
/// <param name="Dims">The dimensions, the first possibly symbolic.</param>
/// <param name="DType">The type of the elements.</param>
public readonly record struct TensorSpec(Dims Dims, DType DType)
{
    /// <summary>Bytes of a tensor like this for a batch of the given number of rows.</summary>
    public long Bytes(int rows) => Dims.Size * (Dims.IsSymbolic ? rows : 1) * DType.Size;
}
