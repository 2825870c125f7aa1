using Strata.Kernels.Cpu.Threads;
using Xunit;

namespace Strata.Kernels.Tests.Cpu.Threads;

[Collection(nameof(TeamTests))]
public sealed unsafe class TeamTests : IDisposable
{
    private readonly int before = Team.Threads;

    public void Dispose() => Team.Threads = before;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_part_runs_once_however_many_threads_there_are(int threads)
    {
        Team.Threads = threads;
        int* counts = stackalloc int[300];
        for (int round = 0; round < 2_000; round++)
        {
            new Span<int>(counts, 300).Clear();
            var work = new Count { Counts = counts };
            int parts = 1 + (round % 300);
            Team.Run(ref work, parts);
            for (int i = 0; i < 300; i++) Assert.Equal(i < parts ? 1 : 0, counts[i]);
        }
    }

    [Fact]
    public void Many_callers_at_once_each_get_their_own_work_done()
    {
        Team.Threads = 3;
        Parallel.For(0, 4, _ =>
        {
            int* counts = stackalloc int[16];
            for (int round = 0; round < 2_000; round++)
            {
                new Span<int>(counts, 16).Clear();
                var work = new Count { Counts = counts };
                Team.Run(ref work, 16);
                for (int i = 0; i < 16; i++) Assert.Equal(1, counts[i]);
            }
        });
    }

    [Fact]
    public void Work_within_work_is_done_by_the_thread_that_brings_it()
    {
        Team.Threads = 2;
        int* counts = stackalloc int[64];
        new Span<int>(counts, 64).Clear();
        var work = new Nested { Counts = counts };
        Team.Run(ref work, 8);
        for (int i = 0; i < 64; i++) Assert.Equal(1, counts[i]);
    }

    [Fact]
    public void An_error_in_a_part_reaches_the_caller_and_the_team_goes_on()
    {
        Team.Threads = 2;
        var failing = new Failing();
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            var work = failing;
            Team.Run(ref work, 64);
        });
        Assert.Equal("part 13", error.Message);
        Every_part_runs_once_however_many_threads_there_are(2);
    }

    [Fact]
    public void Sharing_work_takes_no_managed_memory()
    {
        Team.Threads = 2;
        int* counts = stackalloc int[16];
        var work = new Count { Counts = counts };
        var taken = new List<long>(capacity: 5);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 1_000; round++) Team.Run(ref work, 16);
            taken.Add(GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        // The first attempt starts the threads, and other tests change their number.
        Assert.Contains(0, taken);
    }

    [Fact]
    public void Little_work_is_not_cut()
    {
        Team.Threads = 4;
        Assert.Equal(1, Team.Parts(1_000, 100));
        Assert.Equal(1, Team.Parts(1, 1L << 40));
        Assert.Equal(16, Team.Parts(1_000_000, 1_000));
        Team.Threads = 1;
        Assert.Equal(1, Team.Parts(1_000_000, 1_000));
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData("", 6)]
    [InlineData("3", 3)]
    [InlineData("9999", ThreadCount.Most)]
    public void The_setting_is_a_number_or_the_processors_count(string? setting, int expected) =>
        Assert.Equal(expected, ThreadCount.Of(setting, 6));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    public void A_setting_that_is_no_number_is_refused_by_name(string setting)
    {
        var error = Assert.Throws<FormatException>(() => ThreadCount.Of(setting, 6));
        Assert.Contains($"{ThreadCount.Setting}: expected a whole number of at least 1, received '{setting}'",
            error.Message, StringComparison.Ordinal);
    }

    private struct Count : IWork
    {
        internal int* Counts;

        public readonly void Run(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private struct Nested : IWork
    {
        internal int* Counts;

        public readonly void Run(int part)
        {
            var inner = new Count { Counts = Counts + (8 * part) };
            Team.Run(ref inner, 8);
        }
    }

    private struct Failing : IWork
    {
        public readonly void Run(int part)
        {
            if (part == 13) throw new InvalidOperationException($"part {part}");
        }
    }
}
