using System.Net;
using System.Net.Sockets;
using Strata.Cluster.Specs.Conducting;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Cluster.Specs;

[Collection(AloneCollection.Name)]
public sealed class RefusalSpecs
{
    [Fact]
    public async Task Where_there_is_no_coordinator_connecting_says_so()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var error = await Assert.ThrowsAsync<HandshakeException>(
            () => tf.cluster.connect($"http://127.0.0.1:{port}", "token"));

        Assert.Contains($"127.0.0.1:{port}", error.Message);
    }

    [Fact]
    public Task Bad_input_is_refused_by_name_and_the_cluster_trains_on() => Stage.PlayAsync(workers: 1, async stage =>
    {
        var expected = await Lesson.Wide.FitAsync();
        string url = $"http://127.0.0.1:{stage.Cluster.ClientPort}";

        var stranger = await Assert.ThrowsAsync<HandshakeException>(() => tf.cluster.connect(url, "wrong"));
        Assert.Equal(HandshakeFailure.Token, stranger.Failure);
        Assert.Contains("token", stranger.Message);

        var reader = await Assert.ThrowsAsync<InvalidOperationException>(() => Fit(stage.Session, new ReadingLayer()));
        Assert.Contains("reading_layer", reader.Message);

        var carrier = await Assert.ThrowsAsync<InvalidOperationException>(() => Compiled(
                tf.layers.gru(units: 1, stateful: true, batchInputShape: [8, 2, 1], name: "carrier"))
            .fit(tf.ones([8, 2, 1]), tf.ones([8, 1]), batchSize: 8, verbose: 0, cluster: stage.Session));
        Assert.Contains("carrier", carrier.Message);

        var thrower = await Assert.ThrowsAsync<FormatException>(() => Lesson.Wide.FitAsync(
            stage.Session, _ => tf.callbacks.onEpochEnd((_, _) => throw new FormatException("a hook's own"))));
        Assert.Equal("a hook's own", thrower.Message);

        var source = await Assert.ThrowsAnyAsync<Exception>(() => FitDataset(stage.Session, Broken()));
        Assert.Contains("a source's own", source.ToString());

        Assert.Equal(expected, await Lesson.Wide.FitAsync(stage.Session));
    });

    private static LayersModel Compiled(params Layer[] layers)
    {
        var model = tf.sequential();
        foreach (var layer in layers) model.add(layer);
        return model.compile(optimizer: "sgd", loss: "meanSquaredError");
    }

    private static Task<History> Fit(ClusterSession cluster, Layer layer) =>
        Compiled(tf.layers.dense(units: 1, inputShape: [2]), layer)
            .fit(tf.ones([8, 2]), tf.ones([8, 1]), verbose: 0, cluster: cluster);

    private static Task<History> FitDataset(ClusterSession cluster, Dataset dataset) =>
        Compiled(tf.layers.dense(units: 1, inputShape: [2]))
            .fitDataset(dataset, epochs: 2, verbose: 0, cluster: cluster);

    private static Dataset<(Tensor, Tensor)> Broken()
    {
        return tf.data.generator(Batches);

        static IEnumerable<(Tensor, Tensor)> Batches()
        {
            for (int i = 0; i < 20; i++) yield return (tf.ones([4, 2]), tf.ones([4, 1]));
            throw new FormatException("a source's own");
        }
    }

    [Fact]
    public Task A_connected_client_trains_as_the_owner_does() => Stage.PlayAsync(workers: 2, async stage =>
    {
        var expected = await Lesson.Wide.FitAsync();
        await using var client =
            await tf.cluster.connect($"http://127.0.0.1:{stage.Cluster.ClientPort}", stage.Cluster.Token);

        Assert.Equal(expected, await Lesson.Wide.FitAsync(client));
    });
}
