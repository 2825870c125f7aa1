using System.Runtime.InteropServices;

namespace Strata.Wire.DataPlane;

/// <summary>A pinned buffer from a <see cref="PinnedPool"/>. Who holds it last disposes it, once.</summary>
public sealed class PooledBuffer : IDisposable
{
    private readonly PinnedPool _pool;
    private byte[]? _array;

    internal PooledBuffer(PinnedPool pool, byte[] array, int length)
    {
        _pool = pool;
        _array = array;
        Length = length;
    }

    /// <summary>Bytes in use.</summary>
    public int Length { get; }

    /// <summary>The bytes in use.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    public Memory<byte> Memory => Array.AsMemory(0, Length);

    /// <summary>The bytes in use.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    public Span<byte> Bytes => Array.AsSpan(0, Length);

    /// <summary>The bytes in use, read as float32.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    public Span<float> Floats => MemoryMarshal.Cast<byte, float>(Bytes);

    private byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledBuffer));

    /// <summary>Gives the buffer back. Nothing read from it before may be used any more.</summary>
    public void Dispose()
    {
        byte[]? array = Interlocked.Exchange(ref _array, null);
        if (array is not null)
        {
            _pool.Return(array);
        }
    }
}
