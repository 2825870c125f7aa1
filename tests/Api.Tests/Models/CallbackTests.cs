using Xunit;

namespace Strata.Api.Tests.Models;

/// <summary>What callbacks see of a fit, and how they and a token end it.</summary>
public sealed class CallbackTests
{
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

    [Fact]
    public async Task A_registered_constructor_makes_a_callback_for_each_fit_of_its_verbosity()
    {
        const int level = 1000;
        var seen = new List<string>();
        Func<Callback> make = () => tf.callbacks.onTrainBegin(_ => seen.Add("registered"));
        tf.registerCallbackConstructor(level, make);

        foreach (int verbose in new[] { 0, level, level + 1 })
        {
            await Small().fit(
                tf.ones([8, 2]), tf.ones([8, 1]), epochs: 1, verbose: verbose,
                callbacks: [tf.callbacks.onTrainBegin(_ => seen.Add("given"))]);
        }

        Assert.Equal(["given", "registered", "given", "registered", "given"], seen);
        Assert.Throws<ArgumentException>(() => tf.registerCallbackConstructor(level, make));
        Assert.Throws<ArgumentOutOfRangeException>(() => tf.registerCallbackConstructor(-1, () => make()));
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
        // From zero on, training toward 1 leads away from the −1 of the validation.
        var model = Small();
        model.setWeights([.. model.getWeights().Select(weight => weight.zerosLike())]);
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

    private static LayersModel Small() => tf.sequential()
        .add(tf.layers.dense(units: 1, inputShape: [2]))
        .compile(optimizer: "sgd", loss: "meanSquaredError");
}
