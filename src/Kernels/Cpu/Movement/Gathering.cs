using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Movement;

/// <summary>Picks slices along the middle axis.</summary>
internal readonly unsafe struct Gathering : IRows
{
    private readonly byte* x, y;
    private readonly int* picks;
    private readonly int length, count;
    private readonly long bytes;

    private Gathering(in BufferView x, in BufferView indices, in BufferView y)
    {
        (length, count) = (x.Dims[1], y.Dims[1]);
        bytes = (long)x.Dims[2] * x.DType.Size;
        this.x = x.Bytes();
        this.y = y.Bytes();
        picks = indices.Ints();
    }

    internal static void Run(in BufferView x, in BufferView indices, in BufferView y) =>
        RowWork<Gathering>.Run(new(x, indices, y), checked(y.Dims[0] * y.Dims[1]), x.Dims[2]);

    /// <inheritdoc/>
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            byte* from = x + ((((long)(row / count) * length) + Within(picks[row % count], length)) * bytes);
            System.Buffer.MemoryCopy(from, y + (row * bytes), bytes, bytes);
        }
    }

    private static int Within(int indices, int length) => (uint)indices < (uint)length ? indices
        : throw new ArgumentOutOfRangeException(
            nameof(indices), $"indices: expected 0 to {length - 1}, received {indices}.");
}
