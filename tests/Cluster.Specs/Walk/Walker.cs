using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>Trains a model here and on the cluster: batches of three leaves, the last of two, one ragged.</summary>
internal static class Walker
{
    internal const int Rows = 70, BatchSize = 40;

    internal static async Task TrainsAlikeAsync(
        ClusterSession cluster, Func<LayersModel> make, TensorGroup x, TensorGroup y, int epochs = 1,
        ValidationData? validationData = null, TensorGroup? sampleWeight = null)
    {
        var here = await FitAsync(null);
        var there = await FitAsync(cluster);

        Assert.Equal(here, there);

        async Task<Bits> FitAsync(ClusterSession? where)
        {
            tf.setSeed(11);
            var model = make();
            byte[] before = [.. model.getWeights().SelectMany(weight => weight.bytesSync())];
            var history = await model.fit(
                x, y, batchSize: BatchSize, epochs: epochs, verbose: 0, validationData: validationData,
                sampleWeight: sampleWeight, cluster: where);
            Assert.NotEqual(before, model.getWeights().SelectMany(weight => weight.bytesSync()));
            var bits = Bits.Of(model, history);
            model.dispose();
            return bits;
        }
    }

    /// <summary>Numbers from −1 to 1.</summary>
    internal static Tensor Numbers(int seed, params int[] shape) =>
        tf.randomUniform([Rows, .. shape], -1, 1, seed: seed);
}
