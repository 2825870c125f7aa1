using Strata.Layers.Basic;
using Strata.Layers.Merge;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

public sealed class MaskTests
{
    private static readonly Tensor X = Arrays.Tensor(
        [2, 3, 2], 0.5f, 1, 0.2f, -0.3f, 0, 0, 0.7f, 0.1f, 0, 0, 0, 0);

    [Fact]
    public void A_masked_step_counts_in_no_loss_and_no_metric()
    {
        var model = new Sequential(
            [new Masking(options: First), new SimpleRNN(3, returnSequences: true), new Dense(1)]);
        model.compile(new SGDOptimizer(0.1), "meanSquaredError", "mae");
        var y = Arrays.Uniform([2, 3, 1], -1, 1);

        float[] found = [.. model.evaluate<Tensor[]>(X, y).Select(t => t.item())];

        float[] p = model.predict(X).dataSync(), t = y.dataSync();
        int[] kept = [0, 1, 3];
        Near.All([kept.Average(i => Math.Pow(p[i] - t[i], 2)), kept.Average(i => Math.Abs(p[i] - t[i]))], found);
    }

    [Fact]
    public async Task Masked_steps_have_no_gradient()
    {
        var model = new Sequential([new Masking(options: First), new GRU(2, returnSequences: true), new Dense(1)]);
        model.compile(new SGDOptimizer(0.5), "meanSquaredError");
        Tensor y = Arrays.Uniform([2, 3, 1], -1, 1), other = Changed(y, 2, 4, 5);
        var start = model.getWeights();

        async Task<float[]> Trained(Tensor targets)
        {
            model.setWeights(start);
            await model.trainOnBatch(X, targets);
            return [.. model.getWeights().SelectMany(w => w.dataSync())];
        }

        Assert.Equal(await Trained(y), await Trained(other));
        Assert.NotEqual(await Trained(y), await Trained(Changed(y, 0)));
    }

    [Fact]
    public void A_mask_reaches_the_layers_behind_it()
    {
        SymbolicTensor x = new InputLayer(options: First).output, masked = new Masking().apply(x);
        var lstm = new Bidirectional(new LSTM(2, returnSequences: true), "sum");
        var sum = new Add().apply([lstm.apply(masked), new TimeDistributed(new Dense(2)).apply(masked)]);
        var last = new SimpleRNN(2);
        var model = new FunctionalModel([x], [last.apply(sum)], null);

        var shorter = model.predict(X.slice([1], [1]));

        var alone = X.slice([1, 0], [1, 1]);
        Near.All(model.predict(alone).dataSync<double>(), shorter.dataSync(), 1e-6);
    }

    [Fact]
    public void An_eager_mask_goes_from_layer_to_layer()
    {
        var masked = new Masking().apply(X);
        var rnn = new SimpleRNN(2, returnSequences: true);

        var y = rnn.apply(new Dense(3).apply(masked));

        Assert.Equal([1, 1, 0, 1, 0, 0], y.kerasMask!.dataSync());
        Assert.Equal(y.slice([0, 1], [1, 1]).dataSync(), y.slice([0, 2], [1, 1]).dataSync());
    }

    private static LayerOptions First => new() { inputShape = [null, 2] };

    private static Tensor Changed(Tensor y, params int[] places)
    {
        float[] values = y.dataSync();
        foreach (int place in places) values[place] += 1;
        return Arrays.Tensor(y.shape, values);
    }
}
