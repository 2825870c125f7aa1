using Strata.Kernels.Cpu.Threads;
using Xunit;

namespace Strata.Kernels.Tests.Cpu.Threads;

public sealed class TeamWidthTests
{
    private const long Window = 100, Job = 10;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 2)]
    [InlineData(16, 5)]
    [InlineData(64, 64)]
    public void A_team_finds_how_many_processors_it_has_and_hardly_ever_tries_for_more(int threads, int processors)
    {
        var width = new TeamWidth(threads, Window);

        int full = 0;
        for (int job = 0; job < 100_000; job++)
        {
            if (width.Threads == processors) full++;
            Work(width, processors);
        }

        Assert.InRange(full, 95_000, 100_000);
    }

    [Fact]
    public void A_stall_now_and_then_sends_nobody_away()
    {
        var width = new TeamWidth(2, Window);
        for (int job = 0; job < 100_000; job++)
        {
            width.Note(Job, job % 25 == 0 ? 5 * Job : 0);
            Assert.Equal(2, width.Threads);
        }
    }

    [Fact]
    public void Two_threads_remain_unless_one_would_be_faster()
    {
        var width = new TeamWidth(2, Window);
        for (int job = 0; job < 100; job++) width.Note(Job, 4);
        Assert.Equal(2, width.Threads);

        for (int job = 0; job < 32; job++) width.Note(Job, 6);

        Assert.Equal(1, width.Threads);
    }

    [Fact]
    public void When_a_busy_hour_is_over_all_threads_come_back()
    {
        var width = new TeamWidth(16, Window);
        for (int job = 0; job < 1_000_000; job++) Work(width, 1);
        Assert.InRange(width.Threads, 1, 2);

        for (int job = 0; job < 20_000; job++) Work(width, 16);

        Assert.Equal(16, width.Threads);
    }

    [Fact]
    public void A_window_is_no_shorter_than_it_must_be_however_short_its_jobs_are()
    {
        var width = new TeamWidth(4, Window);
        for (int job = 0; job < 99; job++) width.Note(1, 1);
        Assert.Equal(4, width.Threads);

        width.Note(1, 1);

        Assert.Equal(3, width.Threads);
    }

    // Threads without a processor are waited for most of the time; to see that nobody is takes a little time too.
    private static void Work(TeamWidth width, int processors) =>
        width.Note(Job, width.Threads > processors ? 8 : 1);
}
