using Strata.Kernels.Cpu;
using Strata.Kernels.Tests.Cpu.Threads;
using Strata.Testing.BackendContract;
using Xunit;

namespace Strata.Kernels.Tests.Cpu;

/// <summary>Every kernel, at sizes that threads share: any number of threads gives the same bits.</summary>
[Collection(nameof(TeamTests))]
public sealed class ThreadBitsTests : IDisposable
{
    private const int Scale = 96, Rows = 70;

    private readonly int before = CpuBackend.Threads;

    public void Dispose() => CpuBackend.Threads = before;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_same_bits(int seed)
    {
        foreach (var kernel in new RowKernels(new(seed), Scale).All())
            Holds(kernel.Name, () => KernelBits.Of(kernel, Rows));
        foreach (var kernel in new SumKernels(new(seed), Scale).All())
            Holds(kernel.Name, () => KernelBits.Of(kernel, Rows));
    }

    private static void Holds(string kernel, Func<int[]> run)
    {
        CpuBackend.Threads = 1;
        int[] alone = run();
        foreach (int threads in new[] { 2, 3, 7 })
        {
            CpuBackend.Threads = threads;
            Assert.True(alone.AsSpan().SequenceEqual(run()), $"{kernel}: {threads} threads give other bits than one");
        }
    }
}
