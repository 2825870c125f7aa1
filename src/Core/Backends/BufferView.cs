using Strata.Tensors;

namespace Strata.Backends;

/// <summary>A dense row-major tensor in a buffer: what kernels read and write.</summary>
/// <param name="Buffer">The memory.</param>
/// <param name="Offset">Where the first element lies, in bytes; a multiple of the element's size.</param>
/// <param name="Dims">The dimensions, none of them symbolic.</param>
/// <param name="DType">The type of the elements.</param>
public readonly record struct BufferView(Buffer Buffer, long Offset, Dims Dims, DType DType)
{
    /// <summary>The number of elements.</summary>
    public long Size => Dims.Size;

    /// <summary>The length in bytes.</summary>
    public long Bytes => Dims.Size * DType.Size;

    /// <summary>The same elements under other dimensions.</summary>
    public BufferView As(Dims dims) => this with { Dims = dims };
}
