using CsCheck;
using Strata.Backends;
using Strata.Kernels.Cpu;
using Strata.Kernels.Cpu.Memory;
using Strata.Testing.BackendContract;
using Strata.Tensors;
using Xunit;

namespace Strata.Kernels.Tests.Cpu;

public sealed class MemoryPoolTests
{
    [Fact]
    public void A_class_has_room_and_wastes_at_most_a_quarter() =>
        Gen.Long[0, 1L << 36].Sample(bytes =>
        {
            int sizeClass = MemoryPool.ClassOf(bytes);

            long room = MemoryPool.BytesOf(sizeClass);
            Assert.True(room >= bytes, $"{room} bytes for {bytes}");
            Assert.True(room <= Math.Max(256, (bytes * 5 / 4) + 64), $"{room} bytes for {bytes}");
            Assert.True(sizeClass == 0 || MemoryPool.BytesOf(sizeClass - 1) < bytes, $"{bytes} fit one class below");
        }, threads: 1);

    [Fact]
    public void Memory_that_came_back_is_given_out_again()
    {
        using var pool = new MemoryPool();
        nint first = pool.Take(3);
        pool.Return(first, 3);

        Assert.Equal(first, pool.Take(3));
        Assert.Equal(0, first % MemoryPool.Alignment);
        pool.Return(first, 3);
    }

    [Theory]
    [InlineData(64)]
    [InlineData((1 << 20) - 64)]
    [InlineData(1 << 20)]
    [InlineData((2 << 20) + 64)]
    [InlineData(5 << 20)]
    public unsafe void A_block_of_any_length_can_be_written_to_its_end(int bytes)
    {
        byte* block = NativeBlock.Take(bytes);
        var whole = new Span<byte>(block, bytes);
        whole.Fill(7);

        Assert.Equal(0, (nint)block % NativeBlock.Alignment);
        Assert.False(whole.ContainsAnyExcept((byte)7));
        NativeBlock.Free(block);
    }

    [Fact]
    public void A_disposed_buffer_is_not_read()
    {
        using var backend = new CpuBackend();
        var buffer = backend.Allocate(16);
        buffer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => backend.Read(buffer, 0, new byte[4]));
        Assert.Throws<ObjectDisposedException>(() => backend.Fill(new(buffer, 0, [4], DType.float32), 1));
    }

    [Fact]
    public void A_buffer_may_outlive_its_backend()
    {
        var backend = new CpuBackend();
        var view = new Device(backend).Floats([2], [1, 2]);
        backend.Dispose();

        Assert.Equal([1, 2], new Device(backend).Read(view));
        view.Buffer.Dispose();
    }

    [Fact]
    public void A_forgotten_buffer_comes_back_to_the_pool()
    {
        using var backend = new CpuBackend();
        var forgotten = new HashSet<nint>();
        for (int i = 0; i < 8; i++) forgotten.Add(Forget(backend));
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Contains(Forget(backend), forgotten);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static unsafe nint Forget(CpuBackend backend) => (nint)((CpuBuffer)backend.Allocate(4 << 20)).Address;
}
