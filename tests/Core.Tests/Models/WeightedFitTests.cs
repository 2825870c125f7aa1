using Strata.Data;
using Strata.Layers.Basic;
using Strata.Losses;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

[Collection(MemoryCollection.Name)]
public sealed class WeightedFitTests
{
    private static readonly Tensor X = Arrays.Uniform([10, 4], -1, 1, 5);
    private static readonly Tensor Y = Arrays.Uniform([10], 0, 3, 6).floor().oneHot(3).toFloat();
    private static readonly Tensor Weights = Arrays.Uniform([10], 0, 2, 7);

    [Fact]
    public async Task A_weight_multiplies_a_samples_loss_and_the_mean_is_over_all_samples()
    {
        var model = Model();
        var each = LossFunctions.CategoricalCrossentropy(Y, model.predict(X));
        float expected = each.mul(Weights).mean().item(), accuracy = model.evaluate<Tensor[]>(X, Y)[1].item();

        Assert.Equal(expected, model.evaluate<Tensor[]>(X, Y, sampleWeight: Weights)[0].item(), 1e-6);
        Assert.Equal(accuracy, model.evaluate<Tensor[]>(X, Y, sampleWeight: Weights)[1].item());
        double[] trained = await model.trainOnBatch<double[]>(X, Y, sampleWeight: Weights);
        Assert.Equal(expected, trained[0], 1e-6);
        Assert.Equal(accuracy, trained[1]);
    }

    [Fact]
    public async Task Class_weights_are_sample_weights_by_class_and_validation_ignores_them()
    {
        ClassWeight byClass = new() { [0] = 0.5, [1] = 2, [2] = 3 };
        var bySample = Arrays.Tensor([10], [.. Y.argMax(-1).dataSync<int>().Select(c => (float)byClass[c])]);
        var (first, second, plain) = (Model(), Model(), Model());

        var a = await first.fit(
            X, Y, epochs: 3, verbose: 0, shuffle: false, classWeight: byClass, validationData: (X, Y));
        var b = await second.fit(X, Y, epochs: 3, verbose: 0, shuffle: false, sampleWeight: bySample);
        var c = await first.fitDataset(Batches(X, Y), verbose: 0, classWeight: byClass, validationData: (X, Y));
        var d = await second.fitDataset(Batches(X, Y, bySample), verbose: 0);
        await plain.fit(X, Y, epochs: 3, verbose: 0, shuffle: false);

        Assert.Equal(a.history["loss"], b.history["loss"]);
        Assert.Equal(c.history["loss"], d.history["loss"]);
        Assert.Equal(Bits(first), Bits(second));
        Assert.NotEqual(Bits(first), Bits(plain));
        Assert.Equal(first.evaluate<Tensor[]>(X, Y)[0].item(), c.history["val_loss"][0], 1e-6);
    }

    [Fact]
    public async Task Validation_weights_come_as_a_third_part_of_tensors_and_of_batches()
    {
        var model = Model();
        float expected = model.evaluate<Tensor[]>(X, Y, sampleWeight: Weights)[0].item();
        model.compile(optimizer: new SGDOptimizer(0), loss: "categoricalCrossentropy");

        var fit = await model.fit(X, Y, verbose: 0, validationData: (X, Y, Weights));
        var dataset = await model.fitDataset(
            Batches(X, Y), verbose: 0, validationData: (X, Y, Weights), validationBatchSize: 3);
        var both = await model.fitDataset(
            Batches(X, Y, Weights.onesLike()), verbose: 0, validationData: Batches(X, Y, Weights));

        Assert.All([fit, dataset, both], history => Assert.Equal(expected, history.history["val_loss"][0], 1e-6));
    }

    [Fact]
    public async Task Each_output_has_its_own_weights_and_its_losses_factor()
    {
        var x = new SymbolicTensor[] { new InputLayer(options: new() { inputShape = [4] }).output };
        var outputs = new[] { "a", "b" }.Select(
            name => new Dense(3, "softmax", options: new() { name = name }).apply(x[0])).ToArray();
        var model = new Strata.Models.FunctionalModel(x, outputs, null);
        model.compile(
            new SGDOptimizer(0.1), "categoricalCrossentropy", null, new Dictionary<string, double> { ["b"] = 0.25 });

        float[] plain = Numbers(model.evaluate<Tensor[]>(X, new[] { Y, Y }));
        float[] weighted = Numbers(model.evaluate<Tensor[]>(
            X, new[] { Y, Y }, sampleWeight: new Dictionary<string, Tensor> { ["a"] = Weights }));
        var history = await model.fit(X, new[] { Y, Y }, verbose: 0, sampleWeight: Weights);

        Assert.Equal(plain[1] + (0.25f * plain[2]), plain[0], 1e-6f);
        Assert.Equal(plain[2], weighted[2]);
        Assert.NotEqual(plain[1], weighted[1]);
        Assert.Equal(["loss", "a_loss", "b_loss"], history.history.Keys);
        Assert.Equal(weighted[1], history.history["a_loss"][0], 1e-6);
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => model.compile(
            "sgd", "meanSquaredError", null, new Dictionary<string, double> { ["bb"] = 1 })).Message);
    }

    [Fact]
    public async Task A_step_of_a_sequence_may_have_a_weight()
    {
        var model = new Sequential([new Dense(1, options: new() { inputShape = [2, 2] })]);
        model.compile("sgd", "meanSquaredError");
        Tensor x = Arrays.Uniform([3, 2, 2], -1, 1, 1), y = Arrays.Uniform([3, 2, 1], -1, 1, 2);
        var weights = Arrays.Tensor([3, 2], 1, 0, 2, 1, 0, 3);
        var each = LossFunctions.MeanSquaredError(y, model.predict(x));

        double loss = await model.trainOnBatch(x, y, weights);

        Assert.Equal(each.mul(weights).mean().item(), loss, 1e-6);
    }

    [Fact]
    public async Task Epochs_have_as_many_steps_as_they_are_told_and_are_validated_as_often()
    {
        var model = Model();
        var batches = new List<int>();
        var watch = new CustomCallback
        {
            BatchEnd = (batch, logs) =>
            {
                batches.Add((int)logs["size"]);
                return Task.CompletedTask;
            },
        };

        var history = await model.fit(
            X, Y, batchSize: 4, epochs: 4, verbose: 0, stepsPerEpoch: 2, validationFreq: 2, validationSteps: 1,
            validationBatchSize: 3, validationData: (X, Y), callbacks: [watch]);

        Assert.Equal([4, 4, 4, 4, 4, 4, 4, 4], batches);
        Assert.Equal(2, history.history["val_loss"].Count);
        Assert.Equal(4, history.history["loss"].Count);
        Assert.Equal(
            model.evaluate<Tensor[]>(X, Y, batchSize: 3, steps: 1)[0].item(), history.history["val_loss"][1], 1e-6);
    }

    [Fact]
    public async Task What_does_not_fit_is_named()
    {
        var model = Model();
        await Refuses("sampleWeight", "[10]", () => model.fit(X, Y, sampleWeight: Arrays.Tensor([2], 1, 2)));
        await Refuses("class 1", "0", () => model.fit(X, Y, classWeight: new() { [0] = 1, [2] = 1 }));
        await Refuses("stepsPerEpoch", "1 to 3", () => model.fit(X, Y, batchSize: 4, stepsPerEpoch: 4));
        await Refuses("shuffle", "batch", () => model.fit(X, Y, shuffle: "batches"));
        await Refuses("sample weights", "'dense", () => model.fitDataset(
            Batches(X, Y), verbose: 0, validationData: Batches(X, Y, Weights)));
        model.compile("sgd", (yTrue, yPred) => yTrue.sub(yPred).square().mean());
        await Refuses("sampleWeight", "'loss'", () => model.fit(X, Y, verbose: 0, sampleWeight: Weights));
    }

    private static async Task Refuses(string what, string expected, Func<Task> run)
    {
        string message = (await Assert.ThrowsAnyAsync<ArgumentException>(run)).Message;
        Assert.Contains(what, message);
        Assert.Contains(expected, message);
    }

    private static LayersModel Model()
    {
        Engine.SetSeed(3);
        return new Sequential([new Dense(3, "softmax", options: new() { inputShape = [4], name = "dense" })])
            .compile("sgd", "categoricalCrossentropy", "accuracy");
    }

    private static Dataset<dynamic> Batches(Tensor x, Tensor y, Tensor? weights = null) => weights is null
        ? Datasets.OfRows(new { xs = x, ys = y }).batch(4)
        : Datasets.OfRows(new { xs = x, ys = y, sampleWeight = weights }).batch(4);

    private static float[] Numbers(Tensor[] scalars) => Array.ConvertAll(scalars, scalar => scalar.item());

    private static byte[] Bits(LayersModel model) => [.. model.getWeights().SelectMany(weight => weight.bytesSync())];
}
