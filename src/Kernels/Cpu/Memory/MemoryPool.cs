using System.Numerics;

namespace Strata.Kernels.Cpu.Memory;

/// <summary>
/// Aligned native memory in classes of size, four to each power of two. What is returned is kept for the next taker, up
/// to a bound, so that a training loop takes nothing from the system once it has warmed up; what was taken from the
/// system counts as pressure on the garbage collector, so that forgotten tensors are found.
/// </summary>
internal sealed unsafe class MemoryPool : IDisposable
{
    /// <summary>The alignment of all memory, and what every class is a multiple of.</summary>
    internal const int Alignment = NativeBlock.Alignment;

    private const long MaxKeptBytes = 1L << 30;
    private const int Classes = 4 * 40;
    private readonly Stack<nint>[] kept = new Stack<nint>[Classes];
    private readonly Lock door = new();
    private long keptBytes;
    private bool disposed;

    /// <summary>The smallest class that has room for so many bytes.</summary>
    internal static int ClassOf(long bytes)
    {
        ulong last = (ulong)Math.Max(3, ((bytes + Alignment - 1) / Alignment) - 1);
        if (last == 3) return 0;
        int power = BitOperations.Log2(last) - 2;
        return (4 * power) + (int)(last >> power) - 3;
    }

    /// <summary>Bytes of the memory of a class.</summary>
    internal static long BytesOf(int sizeClass) =>
        Alignment * ((4L + (sizeClass % 4)) << (sizeClass / 4));

    internal nint Take(int sizeClass)
    {
        long bytes = BytesOf(sizeClass);
        lock (door)
        {
            if (kept[sizeClass] is { Count: > 0 } free)
            {
                keptBytes -= bytes;
                return free.Pop();
            }
        }

        nint address = (nint)NativeBlock.Take(bytes);
        GC.AddMemoryPressure(bytes);
        return address;
    }

    internal void Return(nint address, int sizeClass)
    {
        long bytes = BytesOf(sizeClass);
        lock (door)
        {
            if (!disposed && keptBytes + bytes <= MaxKeptBytes)
            {
                (kept[sizeClass] ??= new()).Push(address);
                keptBytes += bytes;
                return;
            }
        }

        Free(address, bytes);
    }

    /// <summary>Returns to the system what is kept, and from now on all that comes back.</summary>
    public void Dispose()
    {
        lock (door)
        {
            disposed = true;
            for (int i = 0; i < Classes; i++)
                while (kept[i] is { Count: > 0 } free) Free(free.Pop(), BytesOf(i));
            keptBytes = 0;
        }
    }

    private static void Free(nint address, long bytes)
    {
        NativeBlock.Free((void*)address);
        GC.RemoveMemoryPressure(bytes);
    }
}
