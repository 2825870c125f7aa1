using Xunit;

namespace Strata.Api.Tests.Models;

/// <summary>A dataset that fails ends the fit with an error that names it; the last step's weights stay.</summary>
public sealed class BadDatasetTests
{
    [Fact]
    public async Task An_empty_dataset_is_named()
    {
        var none = tf.data.array(Array.Empty<double>()).map(x => (tf.tensor([x]), tf.tensor([x]))).batch(2);

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => Small().fitDataset(none, epochs: 1, verbose: 0));

        Assert.Contains("fitDataset", error.Message);
    }

    [Fact]
    public async Task Batches_may_change_in_their_first_axis_only()
    {
        var model = tf.sequential()
            .add(tf.layers.conv2d(filters: 1, kernelSize: 1, inputShape: [null, 2, 1]))
            .add(tf.layers.globalAveragePooling2d())
            .compile(optimizer: "sgd", loss: "meanSquaredError");
        var data = tf.data.array(new[] { 3, 3, 4 }).map(n => (tf.ones([2, n, 2, 1]), tf.ones([2, 1])));

        var error = await Assert.ThrowsAsync<ShapeException>(() => model.fitDataset(data, epochs: 1, verbose: 0));

        Assert.Contains("fitDataset", error.Message);
        Assert.Contains("4", error.Message);
    }

    [Fact]
    public async Task A_map_that_throws_keeps_the_weights_of_the_last_step()
    {
        var (model, twin) = (Small(), Small());
        var two = tf.data.array(new[] { 1.0, 2 }).map(x => (tf.tensor([x]), tf.tensor([x]))).batch(1);
        var data = tf.data.array(new[] { 1.0, 2, 3, 4 })
            .map(x => x == 4 ? throw new TimeoutException("no answer") : (tf.tensor([x]), tf.tensor([x]))).batch(1);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => model.fitDataset(data, epochs: 1, verbose: 0));
        await twin.fitDataset(two, epochs: 1, verbose: 0);

        Assert.Equal("map: the function threw at element 3: no answer", error.Message);
        Assert.Equal(twin.getWeights()[0].dataSync(), model.getWeights()[0].dataSync());
        await model.fitDataset(two, epochs: 1, verbose: 0);
    }

    [Fact]
    public async Task Targets_that_are_not_numbers_and_elements_without_targets_are_refused()
    {
        var nan = tf.data.array(new[] { 1.0, double.NaN }).map(x => (tf.tensor([x]), tf.tensor([x]))).batch(1);
        var bare = tf.data.array(new[] { 1.0, 2 }).map(x => tf.tensor([x])).batch(1);

        Assert.Contains("NaN", (await Assert.ThrowsAsync<ArgumentException>(
            () => Small().fitDataset(nan, epochs: 1, verbose: 0))).Message);
        Assert.Contains("fitDataset", (await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Small().fitDataset(bare, epochs: 1, verbose: 0))).Message);
    }

    private static LayersModel Small() => tf.sequential()
        .add(tf.layers.dense(units: 1, inputShape: [1], kernelInitializer: "zeros"))
        .compile(optimizer: "sgd", loss: "meanSquaredError");
}
