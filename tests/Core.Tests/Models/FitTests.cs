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
}
