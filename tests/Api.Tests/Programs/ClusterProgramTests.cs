using Xunit;

namespace Strata.Api.Tests.Programs;

/// <summary>The same model, the same call, one more argument, the same bits.</summary>
[Collection(AloneCollection.Name)]
public sealed class ClusterProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly CancellationTokenSource late = new(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        late.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_dataset_trains_on_a_cluster_to_the_same_bits()
    {
        var (m2, alone) = (Flowers.Model(), Flowers.Model());

        await using var cluster = await tf.cluster.local(workers: 2, inProcess: true);
        History h9 = await m2.fitDataset(
            Data(), epochs: 5, verbose: 0, cluster: cluster, cancellationToken: late.Token);
        History local = await alone.fitDataset(Data(), epochs: 5, verbose: 0);

        Assert.Equal(local.history["loss"], h9.history["loss"]);
        Assert.Equal(local.history["acc"], h9.history["acc"]);
        Same(alone, m2);
    }

    [Fact]
    public async Task Tensors_train_and_are_evaluated_on_a_cluster_to_the_same_bits()
    {
        var x = tf.randomNormal([70, 4], seed: 1);
        var y = tf.oneHot(x.slice([0, 0], [-1, 3]).argMax(1), 3);
        var (m2, alone) = (Flowers.Model(), Flowers.Model());

        await using var cluster = await tf.cluster.local(workers: 2, inProcess: true);
        History there = await m2.fit(
            x, y, epochs: 3, verbose: 0, shuffle: false, validationSplit: 0.2, cluster: cluster,
            cancellationToken: late.Token);
        History here = await alone.fit(x, y, epochs: 3, verbose: 0, shuffle: false, validationSplit: 0.2);

        Assert.Equal(here.history["val_loss"], there.history["val_loss"]);
        Same(alone, m2);
        Assert.Equal(
            alone.evaluate<Tensor[]>(x, y).Select(t => t.item()),
            (await m2.evaluate<Tensor[]>(x, y, cluster, cancellationToken: late.Token)).Select(t => t.item()));
    }

    [Fact]
    public async Task Rows_are_predicted_on_a_cluster_to_the_same_bits()
    {
        var a = tf.input(shape: [4], name: "a");
        var b = tf.input(shape: [4], name: "b");
        var h = tf.layers.concatenate().apply([a, b]);
        var model = tf.model(
            inputs: [a, b],
            outputs: [tf.layers.dense(units: 1, name: "y1").apply(h), tf.layers.dense(units: 2, name: "y2").apply(h)]);
        Tensor[] x = [tf.randomNormal([75, 4], seed: 1), tf.randomNormal([75, 4], seed: 2)];

        await using var cluster = await tf.cluster.local(workers: 3, inProcess: true);
        var there = await model.predict<Tensor[]>(x, cluster, batchSize: 40, cancellationToken: late.Token);
        Tensor one = await Flowers.Model().predict(x[0], cluster, cancellationToken: late.Token);

        var here = model.predict<Tensor[]>(x);
        Assert.Equal(here[0].dataSync(), there[0].dataSync());
        Assert.Equal(here[1].dataSync(), there[1].dataSync());
        Assert.Equal(Flowers.Model().predict(x[0]).dataSync(), one.dataSync());
    }

    [Fact]
    public async Task A_callback_that_throws_ends_the_run_with_the_weights_of_its_step()
    {
        var (model, x, y) = (Flowers.Model(), tf.ones([20, 4]), tf.oneHot(tf.zeros([20], "int32"), 3));
        float[]? seen = null;

        await using var cluster = await tf.cluster.local(workers: 2, inProcess: true);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => model.fit(
            x, y, epochs: 3, verbose: 0, cluster: cluster, cancellationToken: late.Token, callbacks:
            [
                tf.callbacks.onEpochEnd((_, _) =>
                {
                    seen = model.getWeights()[0].dataSync();
                    throw new InvalidOperationException("mine");
                }),
            ]));

        Assert.Equal("mine", error.Message);
        Assert.Equal(seen, model.getWeights()[0].dataSync());
        Assert.NotEqual(Flowers.Model().getWeights()[0].dataSync(), seen);
    }

    // Read anew: each pass over a shuffled dataset has an order of its own.
    private Dataset<dynamic> Data() => tf.data
        .csv(Flowers.File(folder), columnConfigs: new() { ["species"] = new(isLabel: true) })
        .map(e => new { xs = tf.tensor(e.xs.Values), ys = tf.oneHot((int)e.ys["species"], 3) })
        .shuffle(150, seed: 1).batch(32);

    private static void Same(LayersModel expected, LayersModel actual)
    {
        foreach (var (a, b) in expected.getWeights().Zip(actual.getWeights()))
            Assert.Equal(a.dataSync(), b.dataSync());
    }
}
