using Strata.Core.Tests.Callbacks;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Optimizers;

[Collection(MemoryCollection.Name)]
public sealed class OptimizerMemoryTests
{
    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        using var v = new Variable(Arrays.Uniform([4], 0, 1));
        var adam = new AdamOptimizer();
        adam.minimize(() => v.square().sum());
        long before = MemoryCollection.Tensors();

        for (int i = 0; i < 5; i++) adam.minimize(() => v.square().sum());

        Assert.Equal(before, Engine.Memory.Tensors);
        adam.dispose();
        Assert.Equal(before - 6, Engine.Memory.Tensors);
    }

    [Fact]
    public async Task Early_stopping_keeps_no_copy_of_the_weights()
    {
        using var model = new FakeModel();
        var stopping = new EarlyStopping(restoreBestWeights: true);
        long before = MemoryCollection.Tensors();

        stopping.Begin(model, new(3, 0, 1, 1, 1, 0, true, []));
        await stopping.onTrainBegin([]);
        await stopping.onEpochEnd(0, new() { ["val_loss"] = 2 });
        await stopping.onEpochEnd(1, new() { ["val_loss"] = 1 });
        Assert.Equal(before + 1, Engine.Memory.Tensors);
        await stopping.onTrainEnd([]);

        Assert.Equal(before, Engine.Memory.Tensors);
    }
}
