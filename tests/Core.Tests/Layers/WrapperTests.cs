using Strata.Layers.Basic;
using Strata.Layers.Normalization;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class WrapperTests
{
    private static readonly Tensor X = Arrays.Uniform([4, 3, 2], 1, 3);

    [Fact]
    public void Freezing_a_wrapper_freezes_what_it_wraps()
    {
        var layer = new TimeDistributed(new BatchNormalization());
        _ = layer.apply(X);

        layer.trainable = false;

        Assert.Equal(layer.apply(X).dataSync(), layer.apply(X, training: true).dataSync());
        Assert.Empty(layer.trainableWeights);
        Assert.All(layer.weights, w => Assert.False(w.trainable));
        Assert.False(new TimeDistributed(new Dense(1), new() { trainable = false }).layer.trainable);
        Assert.Empty(new Bidirectional(new GRU(1), options: new() { trainable = false }).trainableWeights);
    }

    [Fact]
    public void Freezing_a_recurrent_layer_freezes_its_cells_and_leaves_no_penalty()
    {
        RecurrentLayer Made(bool trainable) => new RNN(
            new StackedRNNCells([new GRUCell(2, kernelRegularizer: "l2"), new SimpleRNNCell(1)]),
            options: new() { trainable = trainable });
        RecurrentLayer thawed = Made(true), frozen = Made(false);
        _ = (thawed.apply(X), frozen.apply(X));
        Assert.Single(thawed.losses);
        Assert.All(frozen.weights, w => Assert.False(w.trainable));

        thawed.trainable = false;

        Assert.All(thawed.weights, w => Assert.False(w.trainable));
        Assert.Empty(thawed.losses);
        Assert.Empty(frozen.losses);
    }

    [Fact]
    public void The_statistics_of_each_step_are_those_of_all_steps_and_samples()
    {
        var inner = new BatchNormalization(momentum: 0);

        float[] y = new TimeDistributed(inner).apply(X, training: true).dataSync();

        Assert.Equal(new BatchNormalization().apply(X, training: true).dataSync(), y);
        Near.All(X.mean([0, 1]).dataSync<double>(), inner.weights[2].read().dataSync());
    }

    [Fact]
    public void A_penalty_on_what_the_wrapped_layer_gives_counts()
    {
        Layer[] layers =
        [
            new Dense(2, activityRegularizer: "l2"), new TimeDistributed(new Dense(2, activityRegularizer: "l2")),
            new Bidirectional(new SimpleRNN(2, activityRegularizer: "l2")),
        ];
        foreach (var layer in layers)
        {
            var input = new InputLayer(options: new() { inputShape = [3, 2] }).output;
            var model = new FunctionalModel([input], [layer.apply(input)], null);
            var losses = new List<Tensor>();

            float[] y = model.Run([X], true, losses)[0].dataSync();

            Near.All([0.01 * y.Sum(v => v * v) / 4], [losses.Sum(loss => loss.item())]);
        }
    }
}
