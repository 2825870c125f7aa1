using Strata.Backends;
using Strata.Kernels.Cpu;
using Strata.Kernels.Tests.Cpu.Threads;
using Strata.Testing;
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

    // Of 16 leaves and of 9, the last of them shorter; parts of them that subtrees fill, and that they do not.
    [Theory]
    [InlineData(256, 5)]
    [InlineData(135, 8)]
    public void A_long_product_over_rows_has_the_same_bits_whoever_takes_which_leaves(int rows, int entries)
    {
        const int m = 80, n = 70;
        var on = new Device(TestBackend.Cpu);
        float[] a = Arrays.Values(rows * entries * m, -1, 1, 1), b = Arrays.Values(rows * entries * n, -1, 1, 2);
        float[] Run(int first, RowTree tree, int count)
        {
            var nodes = on.Empty([count, m, n]);
            TestBackend.Cpu.MatMulRows(
                on.Floats([tree.Length, m], a[(first * entries * m)..][..(tree.Length * m)]),
                on.Floats([tree.Length, n], b[(first * entries * n)..][..(tree.Length * n)]), tree, nodes);
            Assert.True(on.IsIntactBehind(nodes), "written behind the result");
            return on.Read(nodes);
        }

        CpuBackend.Threads = 1;
        float[] alone = Trees.Whole(rows, entries, m * n, Run);
        foreach (int threads in new[] { 1, 2, 3, 7 })
        {
            CpuBackend.Threads = threads;
            Assert.Equal(alone, Trees.Whole(rows, entries, m * n, Run));
            foreach (int cut in new[] { 1, 4, 7 }) Assert.Equal(alone, Trees.InParts(rows, entries, m * n, [cut], Run));
        }
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
