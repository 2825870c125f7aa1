using Strata.Layers.Basic;
using Strata.Layers.Convolution;
using Strata.Layers.Merge;
using Strata.Layers.Normalization;
using Strata.Layers.Pooling;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.IO;

public sealed class TensorFlowJsTests(RealTensorFlowJs real) : IClassFixture<RealTensorFlowJs>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-tfjs-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [SkippableFact]
    public async Task A_model_that_TensorFlowJS_saved_predicts_here_what_it_predicts_there()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("make", folder);

        var model = await LayersModel.load(folder);

        Assert.Equal("Adam", model.optimizer.getClassName());
        Compare(Read("output.json"), model.Run(Read("input.json"), false));
    }

    [SkippableFact]
    public async Task A_model_saved_here_predicts_in_TensorFlowJS_what_it_predicts_here()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        var model = Graph();
        model.setWeights([.. model.weights.Select((w, i) => Arrays.Uniform(w.shape, 0.1, 0.7, seed: 5 + i))]);
        model.compile("adam", "meanSquaredError", "mse");
        Tensor[] inputs = [Arrays.Uniform([3, 6, 6, 2], -1, 1, 1), Arrays.Uniform([3, 4], -1, 1, 2)];
        Write("input.json", inputs);

        await model.save(folder, includeOptimizer: true);
        real.Exchange("predict", folder);

        Compare(Read("output.json"), model.Run(inputs, false));
    }

    [SkippableFact]
    public async Task A_sequential_model_with_frozen_and_nested_parts_is_read_by_TensorFlowJS()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        var inner = new Sequential(name: "inner")
            .add(new Dense(
                4, "selu", kernelRegularizer: "l1l2", kernelConstraint: "maxNorm", options: new() { inputShape = [8] }))
            .add(new BatchNormalization(scale: false, options: new() { trainable = false }));
        var model = new Sequential(name: "outer")
            .add(new Reshape([2, 4], new() { inputShape = [8] })).add(new Flatten("channelsFirst"))
            .add(inner).add(new Dense(2, "logSoftmax", kernelInitializer: "orthogonal"));
        Write("input.json", [Arrays.Uniform([2, 8], -1, 1)]);

        await model.save(folder);
        real.Exchange("predict", folder);

        Compare(Read("output.json"), model.Run(Read("input.json"), false));
    }

    [SkippableFact]
    public async Task Recurrent_layers_train_as_in_TensorFlowJS()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("train", folder);
        var model = await LayersModel.load(folder);
        var inputs = Read("input.json");
        Compare(Read("output.json"), model.Run(inputs, false));

        model.compile(new SGDOptimizer(0.05), "meanSquaredError");
        await model.fit(inputs, Read("target.json"), batchSize: 3, epochs: 3, shuffle: false, verbose: 0);

        Compare(Read("weights.json"), model.getWeights());
    }

    [SkippableFact]
    public async Task Recurrent_layers_saved_here_predict_in_TensorFlowJS_what_they_predict_here()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        var model = new Sequential()
            .add(new Bidirectional(
                new LSTM(3, returnSequences: true, unitForgetBias: true), options: new() { inputShape = [4, 2] }))
            .add(new RNN(new StackedRNNCells([new SimpleRNNCell(3), new GRUCell(2)]), returnSequences: true))
            .add(new TimeDistributed(new Dense(4)))
            .add(new Reshape([4, 2, 2, 1]))
            .add(new ConvLSTM2D(2, 2, recurrentActivation: "sigmoid"));
        Tensor[] inputs = [Arrays.Uniform([3, 4, 2], -1, 1)];
        Write("input.json", inputs);

        await model.save(folder);
        real.Exchange("predict", folder);

        Compare(Read("output.json"), model.Run(inputs, false));
    }

    private static FunctionalModel Graph()
    {
        var image = new InputLayer(options: new() { inputShape = [6, 6, 2], name = "image" }).output;
        var extra = new InputLayer(options: new() { inputShape = [4], name = "extra" }).output;
        var shared = new Conv2D(4, 3, padding: "same", activation: "relu", options: new() { name = "shared" });
        var norm = new BatchNormalization(epsilon: 0.01).apply(shared.apply(image));
        var pooled = new MaxPooling2D(2).apply(norm);
        var averaged = new AveragePooling2D(3, 2, "same").apply(new Conv2D(4, [1, 2], padding: "same").apply(norm));
        var sum = new Add().apply([pooled, averaged]);
        var flat = new Dense(3, "gelu").apply(new Flatten().apply(sum));
        var joined = new Concatenate()
            .apply([flat, new GlobalAveragePooling2D().apply(sum), new Dropout(0.3).apply(extra)]);
        return new([image, extra],
            [new Dense(3, "softmax").apply(joined), new Activation("hardSigmoid").apply(joined)], "graph");
    }

    private static void Compare(Tensor[] expected, Tensor[] found) => ExchangeFolder.Compare(expected, found);

    private Tensor[] Read(string name) => new ExchangeFolder(folder).Read(name);

    private void Write(string name, Tensor[] tensors) => new ExchangeFolder(folder).Write(name, tensors);
}
