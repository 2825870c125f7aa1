using Strata.Backends;
using Strata.Kernels.Cpu.Threads;
using Strata.Tensors;
using Strata.Testing;
using Strata.Testing.BackendContract;
using Xunit;

namespace Strata.Kernels.Tests.Cpu.Threads;

[Collection(nameof(TeamTests))]
public sealed class SharedRowsTests : IDisposable
{
    private readonly int before = Team.Threads;

    public void Dispose() => Team.Threads = before;

    [Fact]
    public void Rows_that_threads_share_have_the_bits_of_one_thread()
    {
        Team.Threads = 1;
        float[] alone = Run();

        foreach (int threads in (int[])[2, 3])
        {
            Team.Threads = threads;
            Assert.Equal(alone, Run());
        }
    }

    private static float[] Run()
    {
        var backend = TestBackend.Cpu;
        var on = new Device(backend);
        const int rows = 700, n = 900;
        Dims dims = [rows, n];
        BufferView x = on.Floats(dims, Arrays.Values(rows * n, 0, 1)), y = on.Empty(dims), dp = on.Empty(dims);
        BufferView classes = on.Floats([rows], Arrays.Values(rows, 0, n)), each = on.Empty([rows]);
        BufferView columns = on.Empty([n]), sums = on.Empty([7, 90]);

        backend.Softmax(false, x, y);
        backend.Crossentropy(true, 1e-7f, classes, y, each);
        backend.CrossentropyGradient(true, 1e-7f, classes, classes, y, dp);
        backend.SumRows(x, Execution.WholeTree(rows), columns);
        backend.Reduce(ReduceKind.Sum, x.As([7, 1000, 90]), sums);
        return [.. on.Read(y), .. on.Read(each), .. on.Read(dp), .. on.Read(columns), .. on.Read(sums)];
    }
}
