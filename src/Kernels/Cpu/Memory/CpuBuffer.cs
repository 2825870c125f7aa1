using Strata.Backends;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Kernels.Cpu.Memory;

/// <summary>Native memory of the pool; returns to it when disposed or found by the garbage collector.</summary>
internal sealed unsafe class CpuBuffer : Buffer
{
    private readonly MemoryPool pool;
    private readonly int sizeClass;
    private nint address;

    internal CpuBuffer(Backend owner, MemoryPool pool, long byteLength)
        : base(owner, byteLength)
    {
        this.pool = pool;
        sizeClass = MemoryPool.ClassOf(byteLength);
        address = pool.Take(sizeClass);
    }

    ~CpuBuffer() => Free();

    /// <summary>Its first byte, at a multiple of 64.</summary>
    internal byte* Address => (byte*)(address != 0 ? address
        : throw new ObjectDisposedException(nameof(Buffer), "The buffer was disposed."));

    public override void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        nint freed = Interlocked.Exchange(ref address, 0);
        if (freed != 0) pool.Return(freed, sizeClass);
    }
}
