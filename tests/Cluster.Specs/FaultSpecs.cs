using System.Diagnostics;
using Strata.Cluster.Specs.Conducting;
using Xunit;
using Xunit.Abstractions;

namespace Strata.Cluster.Specs;

[Collection(AloneCollection.Name)]
public sealed class FaultSpecs(ITestOutputHelper output)
{
    private static readonly Lesson Long = Lesson.Long;
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(10);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_killed_in_the_middle_of_a_step_costs_no_bit(bool ofDataset)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are Linux's.");
        var expected = await Learn(ofDataset, null);
        await Stage.PlayAsync(workers: 3, async stage =>
        {
            var progress = stage.Session.Progress;
            progress.HoldBefore(epoch: Long.Epochs - 2);
            var run = Learn(ofDataset, stage.Session);

            await progress.ReachAsync(150, run);
            long killed = stage.Kill(2);
            await progress.ReachAsync(progress.Steps + 100, run);
            progress.Release();

            Assert.Equal(expected, await run);
            Assert.Equal(Long.Steps, progress.Steps);
            output.WriteLine(await stage.LogAsync(
                "the lost worker", line => line.Contains("Generation 2: ") && line.Contains("worker-2")));
            output.WriteLine(await stage.ViewAsync(1, 3));
            output.WriteLine($"The longest pause: {progress.LongestPauseSince(killed).TotalSeconds:0.00} s.");
        });
    }

    [SkippableFact]
    public async Task A_stopped_worker_that_wakes_up_changes_nothing()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are Linux's.");
        var expected = await Learn(false, null);
        await Stage.PlayAsync(workers: 3, async stage =>
        {
            var progress = stage.Session.Progress;
            progress.HoldBefore(epoch: Long.Epochs / 2);
            var run = Learn(false, stage.Session);

            await progress.ReachAsync(100, run);
            long stopped = stage.Stop(2);
            await progress.ReachAsync(progress.Steps + 200, run);
            output.WriteLine($"The longest pause: {progress.LongestPauseSince(stopped).TotalSeconds:0.00} s.");
            var rest = Nap - Stopwatch.GetElapsedTime(stopped);
            if (rest > TimeSpan.Zero) await Task.Delay(rest);
            stage.Continue(2);
            progress.Release();

            Assert.Equal(expected, await run);
            output.WriteLine(await stage.ViewAsync(1, 3));
        });
    }

    [Fact]
    public async Task A_worker_that_joins_half_way_changes_nothing()
    {
        var expected = await Learn(false, null);
        await Stage.PlayAsync(workers: 1, async stage =>
        {
            var progress = stage.Session.Progress;
            progress.HoldBefore(epoch: Long.Epochs / 2);
            var run = Learn(false, stage.Session);

            await progress.ReachAsync(100, run);
            await stage.Cluster.AddWorkerAsync();
            output.WriteLine(await stage.ViewAsync(1, 2));
            progress.Release();

            Assert.Equal(expected, await run);
        });
    }

    private static Task<Bits> Learn(bool ofDataset, ClusterSession? cluster) =>
        ofDataset ? Long.FitDatasetAsync(cluster) : Long.FitAsync(cluster);
}
