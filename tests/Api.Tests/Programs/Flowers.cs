namespace Strata.Api.Tests.Programs;

/// <summary>Three kinds that a line can tell apart, each with one long measure, and a model for them.</summary>
internal static class Flowers
{
    /// <summary>Writes iris.csv, 90 rows, and gives its address.</summary>
    internal static string File(string folder)
    {
        var lines = Enumerable.Range(0, 90).Select(i => $"{Measure(i, 0)},{Measure(i, 1)},{Measure(i, 2)},1,{i % 3}");
        string path = Path.Combine(folder, "iris.csv");
        System.IO.File.WriteAllLines(path, ["sepal_length,sepal_width,petal_length,petal_width,species", .. lines]);
        return "file://" + path;
    }

    /// <summary>A new model, its initial weights always the same.</summary>
    internal static LayersModel Model() => tf.sequential()
        .add(tf.layers.dense(
            units: 16, activation: "relu", kernelInitializer: tf.initializers.heNormal(seed: 1), inputShape: [4]))
        .add(tf.layers.batchNormalization(axis: 1))
        .add(tf.layers.dense(
            units: 3, activation: "softmax", kernelInitializer: tf.initializers.glorotNormal(seed: 2)))
        .compile(optimizer: tf.train.sgd(0.2), loss: "categoricalCrossentropy", metrics: ["accuracy"]);

    private static string Measure(int i, int kind) => i % 3 == kind ? "2.5" : $"0.{i % 7}";
}
