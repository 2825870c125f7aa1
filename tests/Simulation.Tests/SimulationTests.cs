using System.Collections.Concurrent;
using Xunit;

namespace Strata.Simulation.Tests;

public sealed class SimulationTests
{
    private static readonly int s_seeds =
        int.Parse(Environment.GetEnvironmentVariable("STRATA_SIMULATION_SEEDS") ?? "1000");

    /// <summary>What must have happened often, or the simulator has become too kind to prove anything.</summary>
    private static readonly Dictionary<string, double> s_atLeastPerSeed = new()
    {
        ["frames Older"] = 0.1,
        ["frames Stale"] = 1,
        ["frames Held"] = 2,
        ["states loaded before one"] = 1,
        ["states loaded in a view"] = 0.05,
        ["steps abandoned"] = 0.5,
        ["steps caught up"] = 0.5,
        ["steps run"] = 20,
        ["views"] = 1.5,
        ["views in which somebody lacks a step"] = 0.1,
        ["views that repeat a recorded step"] = 0.2,
    };

    [Fact]
    public void A_thousand_troubled_runs_keep_every_promise()
    {
        var broken = new ConcurrentBag<string>();
        var tally = new ConcurrentDictionary<string, int>();
        Parallel.For(0, s_seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var run = new SimRun(SimOptions.Draw(seed));
            if (run.TryRun() is { } promise)
            {
                broken.Add(promise);
            }
            foreach ((string what, int times) in run.Tally)
            {
                tally.AddOrUpdate(what, times, (_, sum) => sum + times);
            }
        });
        Assert.True(broken.IsEmpty, $"{broken.Count} of {s_seeds} seeds:\n{string.Join("\n\n", broken.Take(3))}");
        Assert.All(s_atLeastPerSeed, least => Assert.True(
            tally.GetValueOrDefault(least.Key) >= least.Value * s_seeds,
            $"{least.Key}: {tally.GetValueOrDefault(least.Key)} in {s_seeds} seeds"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var one = new SimRun(SimOptions.Draw(17));
        var other = new SimRun(SimOptions.Draw(17));
        Assert.Null(one.TryRun());
        Assert.Null(other.TryRun());
        Assert.Equal(one.Queue.Count, other.Queue.Count);
        Assert.Equal(one.Queue.Now, other.Queue.Now);
        Assert.Equal(one.Tally, other.Tally);
    }
}
