using Strata.Layers;
using Strata.Layers.Basic;
using Strata.Models;
using Strata.Ops;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

[Collection(MemoryCollection.Name)]
public sealed class PredictTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void The_batch_size_changes_no_bit(int batchSize)
    {
        var model = new Sequential(
        [
            new Dense(units: 24, activation: "tanh", options: new() { inputShape = [10] }),
            new Dense(units: 3, activation: "softmax"),
        ]);
        var x = Arrays.Uniform([301, 10], -1, 1);

        var expected = model.predictOnBatch(x);

        Assert.Equal(expected.bytesSync(), model.predict(x, batchSize: batchSize).bytesSync());
    }

    [Fact]
    public void A_layer_that_looks_at_its_batch_sees_the_one_that_was_asked_for()
    {
        var model = new Sequential([new Centered(new() { inputShape = [1] })]);
        var x = Arrays.Tensor([5, 1], 1, 3, 10, 30, 7);

        Assert.Equal([-1, 1, -10, 10, 0], model.predict(x, batchSize: 2).dataSync());
        Assert.Equal([-10, -8, -1, 19, 0], model.predict(x, batchSize: 4).dataSync());
    }

    [Fact]
    public void Random_numbers_are_those_of_the_batches_that_were_asked_for()
    {
        var model = new Sequential([new Noisy(new() { inputShape = [4] })]);
        var x = Arrays.Uniform([6, 4], -1, 1);

        byte[] inTwo = model.predict(x, batchSize: 3).bytesSync().ToArray();

        Assert.Equal(inTwo, model.predict(x, batchSize: 3).bytesSync());
        Assert.NotEqual(inTwo, model.predict(x, batchSize: 6).bytesSync());
    }

    [Theory]
    [InlineData(8, 32, 10_000, 10_000 / 32 * 32 + 32)]
    [InlineData(8, 32, 33, 64)]
    [InlineData(8, 32, 20, 32)]
    [InlineData(1 << 13, 32, 10_000, 128)]
    [InlineData(1 << 16, 32, 10_000, 32)]
    public void Batches_are_computed_together_while_they_are_small(int length, int batchSize, int rows, int expected)
    {
        var plan = Planned.Trace(x => [x[0].neg()], new TensorSpec([-1, length], DType.float32));

        Assert.Equal(expected, PredictionRows.AtOnce(plan, batchSize, rows));
    }

    private sealed class Centered(LayerOptions? options = null) : Layer(options)
    {
        public override Tensor call(Tensor input, CallArguments arguments) => input.sub(input.mean([0]));
    }

    private sealed class Noisy(LayerOptions? options = null) : Layer(options)
    {
        public override Tensor call(Tensor input, CallArguments arguments) =>
            input.add(RandomTensors.FreshNormal(input.Dims, 0, 1));
    }
}
