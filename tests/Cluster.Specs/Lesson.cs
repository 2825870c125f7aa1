namespace Strata.Cluster.Specs;

/// <summary>
/// Something to learn: cheap steps, with all that workers could get wrong: convolution, batch normalisation, dropout,
/// Adam, an order by seed, a ragged last batch and validation.
/// </summary>
/// <param name="Samples">How many are trained on.</param>
/// <param name="BatchSize">Samples of a step.</param>
/// <param name="Epochs">Passes.</param>
internal sealed record Lesson(int Samples, int BatchSize, int Epochs)
{
    private const int Side = 6, Classes = 4, Validation = 50;

    /// <summary>Batches of 5 leaves, the last of 4, the fourth of them ragged.</summary>
    internal static Lesson Wide { get; } = new(210, 80, 4);

    /// <summary>Batches of 3 leaves; 52 steps an epoch, 1040 in all.</summary>
    internal static Lesson Long { get; } = new(1990, 40, 20);

    /// <summary>Steps of training and validation in an epoch.</summary>
    internal int StepsPerEpoch =>
        ((Samples + BatchSize - 1) / BatchSize) + ((Validation + BatchSize - 1) / BatchSize);

    /// <summary>Steps of the whole.</summary>
    internal int Steps => StepsPerEpoch * Epochs;

    internal static LayersModel Model()
    {
        tf.setSeed(7);
        return tf.sequential()
            .add(tf.layers.conv2d(filters: 4, kernelSize: 3, inputShape: [Side, Side, 1]))
            .add(tf.layers.batchNormalization())
            .add(tf.layers.activation("relu"))
            .add(tf.layers.flatten())
            .add(tf.layers.dropout(rate: 0.25))
            .add(tf.layers.dense(units: Classes, activation: "softmax"))
            .compile(optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"]);
    }

    internal async Task<Bits> FitAsync(
        ClusterSession? cluster = null, Func<LayersModel, Callback>? callback = null, LayersModel? model = null,
        CancellationToken cancellationToken = default)
    {
        model ??= Model();
        var (x, y) = Rows(Samples, 1);
        var history = await model.fit(
            x, y, batchSize: BatchSize, epochs: Epochs, verbose: 0, validationData: Rows(Validation, 2),
            callbacks: callback is null ? null : [callback(model)], cluster: cluster,
            cancellationToken: cancellationToken);
        return Bits.Of(model, history);
    }

    internal async Task<Bits> FitDatasetAsync(
        ClusterSession? cluster = null, Func<LayersModel, Callback>? callback = null)
    {
        var model = Model();
        var (x, y) = Rows(Samples, 1);
        var (validationX, validationY) = Rows(Validation, 2);
        var history = await model.fitDataset(
            tf.data.fromTensorSlices(new { xs = x, ys = y }).shuffle(Samples, seed: 3).batch(BatchSize),
            epochs: Epochs, verbose: 0,
            validationData: tf.data.fromTensorSlices(new { xs = validationX, ys = validationY }).batch(BatchSize),
            callbacks: callback is null ? null : [callback(model)], cluster: cluster);
        return Bits.Of(model, history);
    }

    private static (Tensor X, Tensor Y) Rows(int count, int seed)
    {
        var x = tf.randomNormal([count, Side, Side, 1], seed: seed);
        return (x, tf.oneHot(x.reshape([count, -1]).slice([0, 0], [-1, Classes]).argMax(1), Classes));
    }
}
