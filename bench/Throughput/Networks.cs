using Strata.Layers.Basic;

namespace Strata.Bench.Throughput;

/// <summary>The models, as a user writes them.</summary>
internal static class Networks
{
    internal const int Classes = 10;

    internal static Sequential Line() => tf.sequential().add(tf.layers.dense(units: 1, inputShape: [1]));

    internal static Sequential SmallPerceptron() => tf.sequential()
        .add(tf.layers.dense(units: 128, activation: "relu", inputShape: [784]))
        .add(Probabilities());

    internal static Sequential Perceptron() => tf.sequential()
        .add(tf.layers.dense(units: 512, activation: "relu", inputShape: [784]))
        .add(tf.layers.dense(units: 512, activation: "relu"))
        .add(Probabilities());

    internal static Sequential Convolutions() => tf.sequential()
        .add(tf.layers.conv2d(filters: 32, kernelSize: 3, activation: "relu", inputShape: [28, 28, 1]))
        .add(tf.layers.conv2d(filters: 64, kernelSize: 3, activation: "relu"))
        .add(tf.layers.maxPooling2d(poolSize: 2))
        .add(tf.layers.flatten())
        .add(tf.layers.dense(units: 128, activation: "relu"))
        .add(Probabilities());

    internal static Sequential Recurrence() => tf.sequential()
        .add(tf.layers.lstm(units: 128, recurrentActivation: "sigmoid", inputShape: [28, 28]))
        .add(Probabilities());

    internal static Sequential NormalizedConvolutions()
    {
        var model = tf.sequential();
        Normalized(model, 32, inputShape: [32, 32, 3]);
        Normalized(model, 32);
        model.add(tf.layers.maxPooling2d(poolSize: 2));
        Normalized(model, 64);
        Normalized(model, 64);
        model.add(tf.layers.maxPooling2d(poolSize: 2));
        return model.add(tf.layers.globalAveragePooling2d()).add(Probabilities());
    }

    private static void Normalized(Sequential model, int filters, Shape? inputShape = null) => model
        .add(tf.layers.conv2d(
            filters: filters, kernelSize: 3, padding: "same", useBias: false, inputShape: inputShape))
        .add(tf.layers.batchNormalization())
        .add(tf.layers.activation("relu"));

    private static Dense Probabilities() => tf.layers.dense(units: Classes, activation: "softmax");
}
