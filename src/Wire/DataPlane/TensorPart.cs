namespace Strata.Wire.DataPlane;

/// <summary>A tensor on its way: what it is called, its type and shape, and its bytes in row-major order.</summary>
/// <param name="Name">Its name among the tensors it travels with, at most 256 bytes in UTF-8; may be empty.</param>
/// <param name="DType">Its element type.</param>
/// <param name="Shape">Its shape, at most 8 axes.</param>
/// <param name="Data">Its elements, little endian.</param>
public sealed record TensorPart(string Name, WireDType DType, IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>How many elements the shape has.</summary>
    /// <exception cref="OverflowException">More than a 64-bit number counts.</exception>
    public long Elements => Shape.Aggregate(1L, (product, axis) => checked(product * axis));
}
