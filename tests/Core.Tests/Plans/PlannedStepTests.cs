using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Strata.Training;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class PlannedStepTests
{
    private static readonly int[] Batches = [64, 64, 33, 1, 17, 64, 600];

    [Fact]
    public void A_planned_training_has_the_eager_bits()
    {
        var (losses, weights) = new SmallModel().TrainEagerly(Batches);

        using var worker = new SmallModel().On(Engine.Backend, 600);
        var planned = worker.Train(Batches);

        Assert.Equal(losses, planned.Losses);
        Assert.Equal(weights, planned.Weights);
    }

    [Fact]
    public void A_training_lowers_its_loss()
    {
        using var worker = new SmallModel().On(Engine.Backend, 128);
        var (losses, _) = worker.Train([.. Enumerable.Repeat(128, 60)]);

        Assert.True(losses[^5..].Average() < losses[..5].Average() / 2, $"{losses[0]} to {losses[^1]}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Any_number_of_parts_trains_to_the_same_bits(int count)
    {
        var model = new SmallModel();
        using var alone = model.On(Engine.Backend, 600);
        var (losses, weights) = alone.Train(Batches);
        var workers = Enumerable.Range(0, count).Select(_ => model.On(Engine.Backend, 600)).ToArray();
        for (int step = 0; step < Batches.Length; step++)
        {
            float[] found = RunInParts(workers, step, Batches[step]);
            Assert.All(found, loss => Assert.Equal(losses[step], loss));
        }

        Assert.All(workers, worker => Assert.Equal(weights, worker.Weights));
    }

    [Fact]
    public void A_step_takes_no_memory_once_it_has_run()
    {
        using var worker = new SmallModel().On(Engine.Backend, 64);
        var rows = StepRows.Whole(3, 64);
        worker.Step(0, 64, 0, 64);
        worker.Step(1, 64, 0, 64);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++) worker.Executor.Run(rows, 7);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
    }

    [Fact]
    public void A_step_with_an_exchange_takes_no_memory_either()
    {
        using var worker = new SmallModel().On(Engine.Backend, 64);
        var exchange = new Alone();
        var rows = StepRows.Whole(3, 64);
        worker.Step(0, 64, 0, 64, exchange);
        worker.Executor.Run(rows, 7, exchange);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++) worker.Executor.Run(rows, 7, exchange);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
    }

    [Fact]
    public void More_rows_than_planned_are_refused()
    {
        using var worker = new SmallModel().On(Engine.Backend, 16);

        Assert.Throws<ArgumentOutOfRangeException>(() => worker.Executor.Run(StepRows.Whole(0, 17), 7));
    }

    private static float[] RunInParts(SmallModel.Worker[] workers, int step, int rows)
    {
        int[] weights = [.. workers.Select(_ => 1)];
        LeafRange[] parts = [.. workers.Select((_, i) => LeafShare.Of(weights, i, LeafTree.LeafCount(rows)))];
        using var meeting = new MeetingExchange(parts);
        float[] losses = new float[workers.Length];
        var threads = workers.Select((worker, i) => Task.Factory.StartNew(
            () =>
            {
                var own = LeafTree.RowsOf(parts[i], rows);
                losses[i] = worker.Step(step, rows, own.First, own.Count, meeting.Of(i));
            },
            TaskCreationOptions.LongRunning)).ToArray();
        Assert.True(Task.WaitAll(threads, TimeSpan.FromSeconds(60)), "the parts did not finish");
        return losses;
    }

    private sealed class Alone : IExchange
    {
        public void Reduce(int level, int nodeCount, ReadOnlyMemory<float> nodes, Memory<float> totals)
        {
            if (nodeCount != 1) throw new InvalidOperationException($"nodes: expected 1, received {nodeCount}.");
            nodes.CopyTo(totals);
        }
    }
}
