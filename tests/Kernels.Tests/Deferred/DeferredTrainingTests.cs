using Strata.Testing;
using Xunit;

namespace Strata.Kernels.Tests.Deferred;

public sealed class DeferredTrainingTests
{
    private static readonly int[] Batches = [.. Enumerable.Repeat(64, 30), 33, 1, 200];

    [Fact]
    public void A_model_trains_on_memory_that_the_host_cannot_read_to_the_processors_bits()
    {
        using var backend = new DeferredBackend();
        var model = new SmallModel();
        using var processor = model.On(TestBackend.Cpu, 200);
        using var deferred = model.On(backend, 200);

        var (losses, weights) = deferred.Train(Batches);

        Assert.Equal(processor.Train(Batches).Weights, weights);
        Assert.True(losses[29] < losses[0] / 2, $"{losses[0]} to {losses[29]}");
        Assert.True(backend.KernelsRun > 1000, $"{backend.KernelsRun} kernels");
    }
}
