using Strata.Cluster.Specs.Conducting;
using Xunit;

namespace Strata.Cluster.Specs;

[Collection(AloneCollection.Name)]
public sealed class SameBitsSpecs
{
    [Fact]
    public async Task One_two_three_and_five_workers_give_the_bits_of_a_local_fit()
    {
        var fit = await Lesson.Wide.FitAsync();
        var fitDataset = await Lesson.Wide.FitDatasetAsync();
        Assert.NotEqual(fit.Weights, fitDataset.Weights);

        await Stage.PlayAsync(workers: 1, async stage =>
        {
            foreach (int workers in (int[])[1, 2, 3, 5])
            {
                while (stage.Cluster.WorkerProcessIds.Count < workers) await stage.Cluster.AddWorkerAsync();

                Assert.Equal(fit, await Lesson.Wide.FitAsync(stage.Session));
                Assert.Equal(fitDataset, await Lesson.Wide.FitDatasetAsync(stage.Session));
                await stage.ViewAsync([.. Enumerable.Range(1, workers)]);
            }
        });
    }

    [Fact]
    public async Task Nodes_inside_of_the_process_give_the_bits_of_a_local_fit()
    {
        var expected = await Lesson.Wide.FitAsync();
        await using var cluster = await tf.cluster.local(workers: 2, inProcess: true);

        Assert.Equal(expected, await Lesson.Wide.FitAsync(cluster));
    }
}
