using Xunit;

namespace Strata.Api.Tests.Programs;

/// <summary>The programs that the documentation promises, as they stand.</summary>
public sealed class FacadeProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_first_example_of_the_layers_guide()
    {
        var model = tf.sequential();
        model.add(tf.layers.dense(units: 1, inputShape: [1]));
        model.compile(optimizer: "sgd", loss: "meanSquaredError");
        var xs = tf.tensor2d([[1], [2], [3], [4]], [4, 1]);
        var ys = tf.tensor2d([[1], [3], [5], [7]], [4, 1]);
        History history = await model.fit(xs, ys, epochs: 1000, verbose: 0);
        model.predict(tf.tensor2d([[5]], [1, 1])).print();
        double last = history.history["loss"][^1];

        Assert.Equal(9, model.predict(tf.tensor2d([[5]], [1, 1])).item(), 0.1);
        Assert.InRange(last, 0, 0.01);
        Assert.Equal(1000, history.epoch.Count);
    }

    [Fact]
    public void Layers_apply_to_symbols_and_to_tensors()
    {
        SymbolicTensor input = tf.input(shape: [2, 4]);
        var flatten = tf.layers.flatten();

        Assert.Equal(",8", string.Join(",", flatten.apply(input).shape));
        Assert.Equal([2, 12], tf.layers.flatten().apply(tf.ones([2, 3, 4])).shape);
    }

    [Fact]
    public async Task Optimizers_initializers_and_metrics_go_by_name_or_as_objects()
    {
        var model = tf.sequential()
            .add(tf.layers.dense(units: 16, activation: "relu", kernelInitializer: "heNormal", inputShape: [4]))
            .add(tf.layers.batchNormalization(axis: 1))
            .add(tf.layers.dense(units: 3, activation: "softmax"))
            .compile(
                optimizer: tf.train.sgd(0.2), loss: "categoricalCrossentropy",
                metrics: ["accuracy", tf.metrics.recall]);
        var x = tf.randomNormal([60, 4], seed: 1);
        var y = tf.oneHot(x.slice([0, 0], [-1, 3]).argMax(1), 3);

        var history = await model.fit(x, y, epochs: 20, batchSize: 10, verbose: 0, validationSplit: 0.2);

        Assert.Equal(["acc", "loss", "recall", "val_acc", "val_loss", "val_recall"], history.history.Keys.Order());
        Assert.True(history.history["acc"][^1] > 0.8, $"acc {history.history["acc"][^1]}");
    }

    [Fact]
    public async Task Losses_and_metrics_are_names_functions_lists_and_maps()
    {
        var x = tf.randomNormal([8, 2], seed: 1);
        var y = tf.randomUniform([8, 1], seed: 2);
        LossIdentifier[] losses =
        [
            "mse", tf.losses.huberLoss, tf.losses.meanSquaredError, tf.losses.logLoss, tf.losses.sigmoidCrossEntropy,
            tf.metrics.meanAbsoluteError, (Func<Tensor, Tensor, Tensor>)((t, p) => p.sub(t).abs().mean()),
        ];
        foreach (var loss in losses)
        {
            var model = tf.sequential().add(tf.layers.dense(units: 1, activation: "sigmoid", inputShape: [2]));
            model.compile(optimizer: "adagrad", loss: loss, metrics: [tf.metrics.mse, "mae"]);
            var history = await model.fit(x, y, epochs: 5, verbose: 0);
            Assert.True(history.history["loss"][^1] < history.history["loss"][0]);
            Assert.Equal(["loss", "mae", "meanSquaredError"], history.history.Keys.Order());
        }

        var input = tf.input(shape: [2]);
        var both = tf.model(input, [
            tf.layers.dense(units: 1, name: "a").apply(input), tf.layers.dense(units: 1, name: "b").apply(input)]);
        both.compile(optimizer: tf.train.adamax(), loss: ["mse", tf.losses.absoluteDifference], metrics: ["acc"]);
        Assert.Equal(["loss", "a_loss", "b_loss", "a_acc", "b_acc"], both.metricsNames);
        both.compile(
            optimizer: "rmsprop", loss: new Dictionary<string, string> { ["b"] = "mae", ["a"] = "mse" },
            metrics: new Dictionary<string, MetricIdentifier> { ["b"] = ["mse", "acc"] });
        Assert.Equal(["loss", "a_loss", "b_loss", "b_mse", "b_acc"], both.metricsNames);
        Tensor[] targets = [y, y];
        var last = await both.fit(x, targets, verbose: 0);
        Assert.Equal(last.history["loss"][0], last.history["a_loss"][0] + last.history["b_loss"][0], 1e-5);
    }

    [Fact]
    public void A_functional_model_takes_a_map_and_gives_a_list()
    {
        var a = tf.input(shape: [4], name: "a");
        var b = tf.input(shape: [4], name: "b");
        var h = tf.layers.concatenate().apply([a, b]);
        var m4 = tf.model(
            inputs: [a, b],
            outputs: [tf.layers.dense(units: 1, name: "y1").apply(h), tf.layers.dense(units: 2, name: "y2").apply(h)]);
        Tensor[] both = m4.predict<Tensor[]>(
            new Dictionary<string, Tensor> { ["a"] = tf.ones([5, 4]), ["b"] = tf.ones([5, 4]) });

        Assert.Equal([5, 1], both[0].shape);
        Assert.Equal([5, 2], both[1].shape);
    }

    [Fact]
    public async Task A_csv_file_goes_through_fitDataset()
    {
        var m2 = Flowers.Model();
        var losses = new List<double>();
        Dataset data = tf.data.csv(Flowers.File(folder), columnConfigs: new() { ["species"] = new(isLabel: true) })
            .map(e => new { xs = tf.tensor(e.xs.Values), ys = tf.oneHot((int)e.ys["species"], 3) })
            .shuffle(150, seed: 1).batch(32);
        History h5 = await m2.fitDataset(
            data, epochs: 5, verbose: 0,
            callbacks: [tf.callbacks.onEpochEnd((epoch, logs) => losses.Add(logs["loss"]))]);

        Assert.Equal(5, losses.Count);
        Assert.Equal(h5.history["loss"], losses);
        Assert.True(losses[^1] < losses[0]);
    }

    [Fact]
    public async Task A_model_that_was_saved_and_loaded_predicts_the_same()
    {
        var model = Flowers.Model();
        var x = tf.randomNormal([7, 4], seed: 3);

        await model.save($"file://{folder}/out/model");
        LayersModel again = await tf.loadLayersModel($"file://{folder}/out/model/model.json");

        Assert.True(File.Exists(Path.Combine(folder, "out", "model", "weights.bin")));
        Assert.Equal(model.predict(x).dataSync(), again.predict(x).dataSync());
    }

    [Fact]
    public async Task A_layer_a_loss_and_a_gradient_of_ones_own()
    {
        tf.serialization.registerClass<Antirectifier>();
        LayersModel m2 = tf.sequential()
            .add(new Antirectifier(new() { inputShape = [2] }))
            .add(tf.layers.dense(units: 1));
        m2.compile(optimizer: "adam", loss: (yTrue, yPred) => yTrue.sub(yPred).square().mean());
        var df = tf.grad(x => x.square().mul(3));
        df(tf.scalar(2)).print();

        var history = await m2.fit(tf.ones([8, 2]), tf.ones([8, 1]), epochs: 30, verbose: 0);

        Assert.Equal(12, df(tf.scalar(2)).item());
        Assert.True(history.history["loss"][^1] < history.history["loss"][0]);
        Assert.Equal([null, 1], tf.models.modelFromJSON(m2.toJSON()).outputs[0].shape);
    }

    [Fact]
    public void A_disposed_model_says_what_it_gave_back()
    {
        var model = tf.sequential().add(tf.layers.dense(units: 1, inputShape: [1]));

        Assert.Equal(2, model.dispose().numDisposedVariables);
        Assert.ThrowsAny<InvalidOperationException>(() => model.predict(tf.ones([1, 1])));
    }

    private sealed class Antirectifier(LayerOptions? options = null) : Layer(options)
    {
        public override Shape computeOutputShape(Shape inputShape) => [.. inputShape.SkipLast(1), 2 * inputShape[^1]];

        public override Tensor call(Tensor input, CallArguments arguments) =>
            input.relu().concat(input.neg().relu(), -1);
    }
}
