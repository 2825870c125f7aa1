using Strata.Kernels.Cpu.Threads;
using Xunit;

namespace Strata.Kernels.Tests.Cpu.Threads;

public sealed class TeamWidthTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 2)]
    [InlineData(16, 5)]
    [InlineData(64, 64)]
    public void A_team_finds_how_many_processors_it_has_and_hardly_ever_tries_for_more(int threads, int processors)
    {
        var width = new TeamWidth(threads);

        int stalls = 0, full = 0;
        for (int job = 0; job < 100_000; job++)
        {
            if (width.Threads == processors) full++;
            if (Work(width, processors)) stalls++;
        }

        Assert.InRange(stalls, 0, 45);
        Assert.InRange(full, 90_000, 100_000);
    }

    [Fact]
    public void One_stall_is_chance_a_second_one_is_not_and_calm_brings_the_thread_back()
    {
        var width = new TeamWidth(4);
        for (int job = 0; job < 16; job++) width.Went();
        width.Stalled();
        Assert.Equal(4, width.Threads);
        width.Stalled();
        Assert.Equal(3, width.Threads);

        for (int job = 0; job < 32; job++) width.Went();

        Assert.Equal(4, width.Threads);
    }

    [Fact]
    public void A_stall_now_and_then_costs_little_even_where_more_threads_would_always_stall()
    {
        var width = new TeamWidth(8);
        for (int job = 0; job < 100_000; job++) Work(width, 2);

        int full = 0;
        for (int job = 0; job < 100_000; job++)
        {
            if (job % 500 == 0) width.Stalled();
            else Work(width, 2);
            if (width.Threads == 2) full++;
        }

        Assert.InRange(full, 98_000, 100_000);
    }

    [Fact]
    public void When_a_busy_hour_is_over_all_threads_come_back()
    {
        var width = new TeamWidth(16);
        for (int job = 0; job < 1_000_000; job++) Work(width, 1);
        Assert.InRange(width.Threads, 1, 2);

        for (int job = 0; job < 20_000; job++) Work(width, 16);

        Assert.Equal(16, width.Threads);
    }

    [Fact]
    public void One_thread_remains_however_often_it_stalls()
    {
        var width = new TeamWidth(3);
        for (int job = 0; job < 10; job++) width.Stalled();
        Assert.Equal(1, width.Threads);
    }

    private static bool Work(TeamWidth width, int processors)
    {
        bool stalls = width.Threads > processors;
        if (stalls) width.Stalled();
        else width.Went();
        return stalls;
    }
}
