using System.Collections.Concurrent;
using System.Numerics;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Pinned buffers of 4 KiB to 1 GiB by powers of two, kept for the next use up to a bound. Pinned, so that the
/// kernel reads into them and writes from them without a copy and the garbage collector never moves them.
/// </summary>
public sealed class PinnedPool
{
    private const int SmallestLog = 12;
    private const int LargestLog = 30;
    private readonly ConcurrentQueue<byte[]>[] _free;
    private readonly long _maxKept;
    private long _kept;

    /// <summary>Makes a pool.</summary>
    /// <param name="maxKeptBytes">The most bytes that lie unused in the pool, by default 256 MiB.</param>
    public PinnedPool(long maxKeptBytes = 256L << 20)
    {
        _maxKept = maxKeptBytes;
        _free = new ConcurrentQueue<byte[]>[LargestLog - SmallestLog + 1];
        for (int i = 0; i < _free.Length; i++)
        {
            _free[i] = new ConcurrentQueue<byte[]>();
        }
    }

    /// <summary>The pool that connections share when none is given.</summary>
    public static PinnedPool Shared { get; } = new();

    /// <summary>Bytes that lie unused in the pool now.</summary>
    public long KeptBytes => Interlocked.Read(ref _kept);

    /// <summary>Takes a buffer; give it back by disposing it.</summary>
    /// <param name="length">Bytes, 0 to 1 GiB.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    public PooledBuffer Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 1 << LargestLog);
        int slot = Slot(length);
        if (_free[slot].TryDequeue(out byte[]? array))
        {
            Interlocked.Add(ref _kept, -array.Length);
        }
        else
        {
            array = GC.AllocateUninitializedArray<byte>(1 << (slot + SmallestLog), pinned: true);
        }

        return new PooledBuffer(this, array, length);
    }

    internal void Return(byte[] array)
    {
        if (Interlocked.Add(ref _kept, array.Length) > _maxKept)
        {
            Interlocked.Add(ref _kept, -array.Length);
            return;
        }

        _free[Slot(array.Length)].Enqueue(array);
    }

    private static int Slot(int length) =>
        length <= 1 << SmallestLog ? 0 : BitOperations.Log2((uint)length - 1) + 1 - SmallestLog;
}
