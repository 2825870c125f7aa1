using System.Security.Cryptography;
using Strata.Layers.Basic;
using Strata.Layers.Normalization;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

// The seed is the process's: nothing may draw beside these.
[Collection(MemoryCollection.Name)]
public sealed class FitTests
{
    [Fact]
    public async Task A_line_is_found_from_four_points()
    {
        var model = new Sequential();
        model.add(new Dense(units: 1, options: new() { inputShape = [1] }));
        model.compile(optimizer: "sgd", loss: "meanSquaredError");
        var xs = Arrays.Tensor([4, 1], 1, 2, 3, 4);
        var ys = Arrays.Tensor([4, 1], 1, 3, 5, 7);

        var history = await model.fit(xs, ys, epochs: 1000, verbose: 0);

        Assert.Equal(1000, history.epoch.Count);
        Assert.InRange(model.predict(Arrays.Tensor([1, 1], 5)).item(), 8.9f, 9.1f);
        Assert.True(history.history["loss"][^1] < 1e-2);
    }

    [Fact]
    public async Task A_seed_makes_a_whole_fit_repeatable()
    {
        Assert.Equal(await HashAfterFit(batchSize: 48, verbose: 0), await HashAfterFit(batchSize: 48, verbose: 0));
    }

    private static async Task<string> HashAfterFit(int batchSize, int verbose)
    {
        Engine.SetSeed(7);
        var model = new Sequential(
        [
            new Dense(units: 8, activation: "relu", options: new() { inputShape = [5] }),
            new BatchNormalization(),
            new Dropout(rate: 0.25),
            new Dense(units: 3, activation: "softmax"),
        ]);
        model.compile(optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"]);
        var xs = Arrays.Uniform([100, 5], -1, 1);
        var ys = Arrays.Uniform([100], 0, 3, 2).floor().oneHot(3).toFloat();
        await model.fit(xs, ys, batchSize: batchSize, epochs: 3, verbose: verbose, validationSplit: 0.2);
        byte[] bytes = [.. model.getWeights().SelectMany(w => w.bytesSync())];
        return Convert.ToHexString(SHA256.HashData(bytes));
    }

    [Fact]
    public async Task Training_that_goes_on_drops_other_numbers_than_it_began_with()
    {
        Engine.SetSeed(7);
        var model = new Sequential([new Dropout(rate: 0.5, options: new() { inputShape = [40] }), new Dense(units: 1)]);
        model.compile(optimizer: new SGDOptimizer(0), loss: "meanSquaredError");
        Tensor x = Arrays.Uniform([4, 40], 0, 1), y = Arrays.Tensor([4, 1], 0, 0, 0, 0);

        double[] losses =
        [
            await model.trainOnBatch(x, y), await model.trainOnBatch(x, y),
            (await model.fit(x, y, verbose: 0)).history["loss"][0],
            (await model.fit(x, y, verbose: 0)).history["loss"][0],
        ];

        Assert.Equal(4, losses.Distinct().Count());
    }

    [Fact]
    public async Task What_changes_between_two_batches_holds_for_the_next()
    {
        var model = new Sequential(
            [new Dense(units: 2, options: new() { inputShape = [2] }), new Dense(units: 1)]);
        model.compile(optimizer: "sgd", loss: "meanSquaredError");
        Tensor x = Arrays.Uniform([4, 2], 0, 1), y = Arrays.Tensor([4, 1], 1, 2, 3, 4);
        await model.trainOnBatch(x, y);

        model.layers[0].trainable = false;
        byte[] frozen = model.layers[0].getWeights()[0].bytesSync();
        double before = await model.trainOnBatch(x, y);
        Assert.Equal(frozen, model.layers[0].getWeights()[0].bytesSync());
        model.optimizer.learningRate = 0;
        double after = await model.trainOnBatch(x, y);
        Assert.NotEqual(before, after);
        Assert.Equal(after, await model.trainOnBatch(x, y));
        model.optimizer.weightDecay = 0.5;
        model.optimizer.learningRate = 0.1;
        await model.trainOnBatch(x, y, sampleWeight: Arrays.Tensor([4], 0, 0, 0, 0));
        Assert.NotEqual(after, await model.trainOnBatch(x, y));
    }

    [Fact]
    public async Task A_loss_of_ones_own_may_change_between_two_batches()
    {
        double scale = 1;
        var model = new Sequential([new Dense(units: 1, options: new() { inputShape = [2] })]);
        model.compile(optimizer: new SGDOptimizer(0), loss: (t, p) => p.sub(t).square().mean([-1]).mul(scale));
        Tensor x = Arrays.Uniform([4, 2], 0, 1), y = Arrays.Tensor([4, 1], 1, 2, 3, 4);

        double once = await model.trainOnBatch(x, y);
        scale = 2;

        Assert.Equal(2 * once, await model.trainOnBatch(x, y), 1e-5);
    }
}
