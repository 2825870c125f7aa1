using System.Reflection;
using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>Layers that carry state from row to row are refused by name, whichever they are.</summary>
[Collection(WalkCollection.Name)]
public sealed class StatefulWalkSpecs(WalkCluster cluster)
{
    private static readonly Dictionary<string, Func<Layer>> Layers = new()
    {
        ["simpleRNN"] = () => tf.layers.simpleRNN(
            units: 2, stateful: true, name: "carrier", batchInputShape: [8, 3, 4]),
        ["gru"] = () => tf.layers.gru(units: 2, stateful: true, name: "carrier", batchInputShape: [8, 3, 4]),
        ["lstm"] = () => tf.layers.lstm(units: 2, stateful: true, name: "carrier", batchInputShape: [8, 3, 4]),
        ["rnn"] = () => tf.layers.rnn(
            tf.layers.gruCell(units: 2), stateful: true, name: "carrier", batchInputShape: [8, 3, 4]),
        ["convLstm2d"] = () => tf.layers.convLstm2d(
            filters: 1, kernelSize: 2, stateful: true, name: "carrier", batchInputShape: [8, 3, 4, 4, 1]),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_layer_that_carries_state_is_refused_by_name(string name)
    {
        var layer = Layers[name]();
        var model = tf.sequential([layer]).compile(optimizer: "sgd", loss: (yTrue, yPred) => yPred.square().mean());
        int[] shape = [.. layer.batchInputShape!.Select(n => n!.Value)];

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => model.fit(tf.ones(shape), tf.ones([8, 2]), batchSize: 8, verbose: 0, cluster: cluster.Session));

        Assert.Contains("carrier", error.Message);
    }

    [Fact]
    public void Every_factory_of_such_layers_has_a_row() => Assert.Empty(
        tf.layers.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.GetParameters().Any(parameter => parameter.Name == "stateful"))
            .Select(method => method.Name)
            .Except(Layers.Keys));
}
