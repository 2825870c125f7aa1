using Strata.Core.Tests.Layers;
using Strata.Testing.Layers;
using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>Every row of the layers' contract trains on workers as it does here. A new layer brings its row.</summary>
[Collection(WalkCollection.Name)]
public sealed class LayerWalkSpecs(WalkCluster cluster)
{
    public static TheoryData<string> Rows => [.. LayerCases.All.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_layer_trains_on_workers_as_it_does_here(string name)
    {
        var row = LayerCases.All[name];
        Tensor[] x = [.. row.Inputs.Select((shape, i) => Input(row, shape[1..], i))];

        await Walker.TrainsAlikeAsync(cluster.Session, () => Model(row), x, Walker.Numbers(9, 2));
    }

    private static Tensor Input(LayerCase row, int[] shape, int seed) => row.Numbers == 0
        ? Walker.Numbers(seed, shape)
        : tf.randomUniform([Walker.Rows, .. shape], 0, row.Numbers, seed: seed).floor();

    // What goes in is made by weights, so that gradients go through the layer too.
    private static LayersModel Model(LayerCase row)
    {
        SymbolicTensor[] inputs = [.. row.Inputs.Select(shape => tf.input(shape: Shape.Create([.. shape[1..]])))];
        SymbolicTensor[] weighted = row.Numbers > 0 ? inputs
            : [.. inputs.Select(input => tf.layers.prelu(alphaInitializer: "ones").apply(input))];
        var outputs = row.Make().apply<SymbolicTensor[]>(weighted);
        SymbolicTensor[] flat = [.. outputs.Select(Flat)];
        var joined = flat.Length == 1 ? flat[0] : tf.layers.concatenate().apply(flat);
        return tf.model(inputs, tf.layers.dense(units: 2).apply(joined))
            .compile(optimizer: tf.train.momentum(0.05, 0.9), loss: "meanSquaredError", metrics: ["mae"]);
    }

    private static SymbolicTensor Flat(SymbolicTensor output) => output.shape.Count == 2 ? output
        : output.shape.Count == 1 ? tf.layers.reshape(targetShape: [1]).apply(output)
        : output.shape.Skip(1).Contains(null) ? tf.layers.globalAveragePooling2d().apply(output)
        : tf.layers.flatten().apply(output);
}
