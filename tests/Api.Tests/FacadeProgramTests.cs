using Xunit;

namespace Strata.Api.Tests;

/// <summary>The programs that the README promises, as they stand.</summary>
public sealed class FacadeProgramTests
{
    [Fact]
    public async Task A_line_is_learned()
    {
        var model = tf.sequential();
        model.add(tf.layers.dense(units: 1, inputShape: [1]));
        model.compile(optimizer: "sgd", loss: "meanSquaredError");
        var xs = tf.tensor2d([[1], [2], [3], [4]], [4, 1]);
        var ys = tf.tensor2d([[1], [3], [5], [7]], [4, 1]);

        History history = await model.fit(xs, ys, epochs: 1000, verbose: 0);

        Assert.Equal(9, model.predict(tf.tensor2d([[5]], [1, 1])).item(), 0.1);
        double last = history.history["loss"][^1];
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
    public void A_functional_model_takes_a_map_and_gives_a_list()
    {
        var a = tf.input(shape: [4], name: "a");
        var b = tf.input(shape: [4], name: "b");
        var h = tf.layers.concatenate().apply([a, b]);
        var model = tf.model(
            inputs: [a, b],
            outputs: [tf.layers.dense(units: 1, name: "y1").apply(h), tf.layers.dense(units: 2, name: "y2").apply(h)]);

        Tensor[] both = model.predict<Tensor[]>(
            new Dictionary<string, Tensor> { ["a"] = tf.ones([5, 4]), ["b"] = tf.ones([5, 4]) });

        Assert.Equal([5, 1], both[0].shape);
        Assert.Equal([5, 2], both[1].shape);
    }

    [Fact]
    public async Task A_loss_of_ones_own_is_a_lambda()
    {
        var model = tf.sequential().add(tf.layers.dense(units: 1, inputShape: [2]));
        model.compile(optimizer: "adam", loss: (yTrue, yPred) => yTrue.sub(yPred).square().mean());

        var history = await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), epochs: 30, verbose: 0);

        Assert.True(history.history["loss"][^1] < history.history["loss"][0]);
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
    public async Task Callbacks_are_plain_or_async_and_stop_training()
    {
        var model = Small();
        var seen = new List<string>();

        var history = await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), epochs: 50, batchSize: 4, verbose: 0, callbacks:
        [
            tf.callbacks.onTrainBegin(_ => seen.Add("begin")),
            tf.callbacks.onBatchEnd((batch, logs) => seen.Add($"batch {batch} {logs["size"]}")),
            tf.callbacks.onEpochEnd(async (epoch, logs) =>
            {
                await Task.Yield();
                seen.Add($"epoch {epoch}");
                if (epoch == 1) model.stopTraining = true;
            }),
            tf.callbacks.onTrainEnd(_ => seen.Add("end")),
        ]);

        Assert.Equal(
            ["begin", "batch 0 4", "batch 1 4", "epoch 0", "batch 0 4", "batch 1 4", "epoch 1", "end"], seen);
        Assert.Equal([0, 1], history.epoch);
    }

    [Theory]
    [InlineData("batch", 6)]
    [InlineData("epoch", 3)]
    public async Task OnYield_is_called_as_often_as_asked(string yieldEvery, int times)
    {
        int calls = 0;
        Callback[] callbacks = [tf.callbacks.onYield((_, _, _) => { calls++; })];

        await Small().fit(tf.ones([8, 2]), tf.ones([8, 1]), 4, 3, 0, callbacks, yieldEvery: yieldEvery);

        Assert.Equal(times, calls);
        await Assert.ThrowsAsync<ArgumentException>(() => Small().fit(
            tf.ones([8, 2]), tf.ones([8, 1]), verbose: 0, callbacks: callbacks, yieldEvery: "never"));
        Assert.Throws<ArgumentException>(() => (YieldEvery)"sometimes");
        Assert.Throws<ArgumentException>(() => (YieldEvery)0);
    }

    [Fact]
    public async Task A_callback_that_throws_ends_fit_and_leaves_the_weights_of_the_last_step()
    {
        var model = Small();
        float[]? atThrow = null;

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => model.fit(
            tf.ones([8, 2]), tf.ones([8, 1]), epochs: 5, verbose: 0, callbacks:
            [
                tf.callbacks.onEpochEnd((epoch, logs) =>
                {
                    if (epoch < 1) return;
                    atThrow = model.getWeights()[0].dataSync();
                    throw new InvalidOperationException("mine");
                }),
            ]));

        Assert.Equal("mine", thrown.Message);
        Assert.Equal(atThrow, model.getWeights()[0].dataSync());
        await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), verbose: 0);
        Assert.NotEqual(atThrow, model.getWeights()[0].dataSync());
    }

    [Fact]
    public async Task Early_stopping_brings_back_the_best_weights()
    {
        var model = Small();
        var x = tf.ones([8, 2]);
        var weights = new List<float[]>();
        var losses = new List<double>();

        await model.fit(x, tf.ones([8, 1]), epochs: 40, verbose: 0, validationData: (x, tf.fill([8, 1], -1)), callbacks:
        [
            tf.callbacks.onEpochEnd((_, logs) =>
            {
                losses.Add(logs["val_loss"]);
                weights.Add(model.getWeights()[0].dataSync());
            }),
            tf.callbacks.earlyStopping(patience: 2, restoreBestWeights: true),
        ]);

        Assert.Equal(weights[losses.IndexOf(losses.Min())], model.getWeights()[0].dataSync());
        Assert.True(losses.Count < 40);
    }

    [Fact]
    public async Task Cancelling_ends_the_run_and_the_model_can_be_trained_again()
    {
        var model = Small();
        using var source = new CancellationTokenSource();

        var running = model.fit(tf.ones([8, 2]), tf.ones([8, 1]), epochs: 1_000_000, verbose: 0,
            callbacks: [tf.callbacks.onEpochEnd((epoch, _) => { if (epoch == 3) source.Cancel(); })],
            cancellationToken: source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(running.IsCanceled);
        await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), verbose: 0);
    }

    [Fact]
    public void Unknown_names_list_the_nearest()
    {
        var model = tf.sequential().add(tf.layers.dense(units: 1, inputShape: [2]));

        Assert.Contains("'meanSquaredError'", Assert.Throws<ArgumentException>(
            () => model.compile(optimizer: "sgd", loss: "mean_squared_error")).Message);
        Assert.Contains("'accuracy'", Assert.Throws<ArgumentException>(
            () => model.compile(optimizer: "sgd", loss: "mse", metrics: ["acuracy"])).Message);
        Assert.Contains("'rmsprop'", Assert.Throws<ArgumentException>(
            () => model.compile(optimizer: "RMSprop", loss: "mse")).Message);
    }

    private static LayersModel Small() => tf.sequential()
        .add(tf.layers.dense(units: 1, inputShape: [2]))
        .compile(optimizer: "sgd", loss: "meanSquaredError");
}
