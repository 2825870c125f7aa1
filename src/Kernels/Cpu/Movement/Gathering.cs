using Strata.Backends;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Movement;

/// <summary>Picks slices along the middle axis.</summary>
internal static unsafe class Gathering
{
    internal static void Run(in BufferView x, in BufferView indices, in BufferView y)
    {
        int outer = x.Dims[0], length = x.Dims[1], count = y.Dims[1];
        long bytes = (long)x.Dims[2] * x.DType.Size;
        byte* from = x.Bytes(), to = y.Bytes();
        int* picks = indices.Ints();
        for (int o = 0; o < outer; o++, from += length * bytes)
        {
            for (int i = 0; i < count; i++, to += bytes)
            {
                if ((uint)picks[i] >= (uint)length)
                    throw new ArgumentOutOfRangeException(
                        nameof(indices), $"indices: expected 0 to {length - 1}, received {picks[i]}.");
                System.Buffer.MemoryCopy(from + (picks[i] * bytes), to, bytes, bytes);
            }
        }
    }
}
