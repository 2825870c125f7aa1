using Strata.Cluster.Specs.Conducting;
using Xunit;

namespace Strata.Cluster.Specs;

[Collection(AloneCollection.Name)]
public sealed class CallbackSpecs
{
    private static readonly Lesson Short = Lesson.Wide;

    [Fact]
    public Task Callbacks_and_their_ends_are_those_of_a_local_fit() => Stage.PlayAsync(workers: 2, async stage =>
    {
        await TheSame(stage.Session, WeightsAtEpochEnds, dataset: false);
        await TheSame(stage.Session, WeightsAtEpochEnds, dataset: true);
        await TheSame(stage.Session, StopAfterTheSecondEpoch, dataset: false);
        await TheSame(stage.Session, StopAfterTheSecondEpoch, dataset: true);
        await TheSame(stage.Session, StopInTheMiddleOfTheSecondEpoch, dataset: false);
    });

    [Fact]
    public Task A_cancelled_run_keeps_the_last_steps_weights() => Stage.PlayAsync(workers: 2, async stage =>
    {
        var afterEachStep = new List<string>();
        await Lesson.Long.FitAsync(callback: model =>
            tf.callbacks.onBatchEnd((_, _) => afterEachStep.Add(Bits.WeightsOf(model))));
        using var cancelling = new CancellationTokenSource();
        var progress = stage.Session.Progress;
        progress.HoldBefore(epoch: Lesson.Long.Epochs - 2);
        var cancelled = Lesson.Model();
        var run = Lesson.Long.FitAsync(stage.Session, model: cancelled, cancellationToken: cancelling.Token);

        await progress.ReachAsync(Lesson.Long.StepsPerEpoch * 2, run);
        await cancelling.CancelAsync();
        progress.Release();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        int steps = afterEachStep.IndexOf(Bits.WeightsOf(cancelled)) + 1;
        Assert.InRange(steps, 100, afterEachStep.Count - 1);
    });

    private static async Task TheSame(
        WatchedSession session, Func<LayersModel, List<string>, Callback> callback, bool dataset)
    {
        List<string> atHome = [], there = [];
        var local = await Learn(null, model => callback(model, atHome), dataset);
        var remote = await Learn(session, model => callback(model, there), dataset);

        Assert.Equal(local, remote);
        Assert.NotEmpty(atHome);
        Assert.Equal(atHome, there);
    }

    private static Task<Bits> Learn(ClusterSession? cluster, Func<LayersModel, Callback> callback, bool dataset) =>
        dataset ? Short.FitDatasetAsync(cluster, callback) : Short.FitAsync(cluster, callback);

    private static CustomCallback WeightsAtEpochEnds(LayersModel model, List<string> seen) =>
        tf.callbacks.onEpochEnd((_, _) => seen.Add(Bits.WeightsOf(model)));

    private static CustomCallback StopAfterTheSecondEpoch(LayersModel model, List<string> seen) =>
        tf.callbacks.onEpochEnd((epoch, _) =>
        {
            seen.Add($"{epoch}");
            model.stopTraining = epoch == 1;
        });

    private static CustomCallback StopInTheMiddleOfTheSecondEpoch(LayersModel model, List<string> seen)
    {
        int batches = 0;
        return tf.callbacks.onBatchEnd((batch, logs) =>
        {
            seen.Add($"{batch} {logs["loss"]:R}");
            model.stopTraining = ++batches == 5;
        });
    }
}
