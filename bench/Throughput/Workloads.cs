namespace Strata.Bench.Throughput;

/// <summary>The workloads: models, sizes, batches and optimizers are those of the programs we compare with.</summary>
internal static class Workloads
{
    private const string Entropy = "sparseCategoricalCrossentropy";

    private static readonly Cost
        LineCost = new(1, 0),
        SmallPerceptronCost = new(784 * 128, 128 * 10),
        PerceptronCost = new(784 * 512, (512 * 512) + (512 * 10)),
        ConvolutionsCost = new(26 * 26 * 9 * 32, (24 * 24 * 9 * 32 * 64) + (9216 * 128) + (128 * 10)),
        // The first of 28 steps begins with a state of zeros: no product.
        RecurrenceCost = new(28 * 28 * 512, (27 * 128 * 512) + (128 * 10)),
        // Along an axis of 32 pixels 94 pairs of pixel and filter tap lie within the image, of 16 pixels 46.
        NormalizedCost = new(94 * 94 * 3 * 32, (94 * 94 * 32 * 32) + (46 * 46 * 64 * (32 + 64)) + (64 * 10));

    private static readonly Workload[] All =
    [
        new("linear", Networks.Line, Descent, "meanSquaredError", Points, 4, 2001, LineCost),
        new("mlp_small", Networks.SmallPerceptron, Descent, Entropy, Rows(16384, 784), 32, 5, SmallPerceptronCost),
        new("mlp", Networks.Perceptron, Adam, Entropy, Rows(12800, 784), 128, 5, PerceptronCost),
        new("cnn", Networks.Convolutions, Adam, Entropy, Rows(1280, 28, 28, 1), 128, 4, ConvolutionsCost),
        new("lstm", Networks.Recurrence, Adam, Entropy, Rows(2560, 28, 28), 128, 4, RecurrenceCost),
        new("cnn_bn", Networks.NormalizedConvolutions, Adam, Entropy, Rows(512, 32, 32, 3), 64, 4, NormalizedCost),
        new("mlp_predict", Networks.Perceptron, Adam, Entropy, Rows(12800, 784), 128, 6, PerceptronCost, true),
        new("cnn_predict", Networks.Convolutions, Adam, Entropy, Rows(1280, 28, 28, 1), 128, 5, ConvolutionsCost, true),
    ];

    internal static string[] Names { get; } = [.. All.Select(workload => workload.Name)];

    internal static Workload? Find(string name) => Array.Find(All, workload => workload.Name == name);

    private static SGDOptimizer Descent() => tf.train.sgd(0.01);

    private static AdamOptimizer Adam() => tf.train.adam(0.001);

    private static (Tensor X, Tensor Y) Points() =>
        (tf.tensor2d([[1], [2], [3], [4]], [4, 1]), tf.tensor2d([[1], [3], [5], [7]], [4, 1]));

    private static Func<(Tensor X, Tensor Y)> Rows(int count, params int[] sample) => () =>
        (tf.randomNormal([count, .. sample], seed: 1), tf.randomUniformInt([count, 1], 0, Networks.Classes, seed: 2));
}
