namespace Strata.Bench.Throughput;

/// <summary>The workloads: models, sizes, batches and optimizers are those of the programs we compare with.</summary>
internal static class Workloads
{
    private const string Entropy = "sparseCategoricalCrossentropy";

    private static readonly Workload[] All =
    [
        new("linear", Networks.Line, Descent, "meanSquaredError", Points, 4, 2001),
        new("mlp_small", Networks.SmallPerceptron, Descent, Entropy, Rows(16384, 784), 32, 5),
        new("mlp", Networks.Perceptron, Adam, Entropy, Rows(12800, 784), 128, 5),
        new("cnn", Networks.Convolutions, Adam, Entropy, Rows(1280, 28, 28, 1), 128, 4),
        new("lstm", Networks.Recurrence, Adam, Entropy, Rows(2560, 28, 28), 128, 4),
        new("cnn_bn", Networks.NormalizedConvolutions, Adam, Entropy, Rows(512, 32, 32, 3), 64, 4),
        new("mlp_predict", Networks.Perceptron, Adam, Entropy, Rows(12800, 784), 128, 6, Predicts: true),
        new("cnn_predict", Networks.Convolutions, Adam, Entropy, Rows(1280, 28, 28, 1), 128, 5, Predicts: true),
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
