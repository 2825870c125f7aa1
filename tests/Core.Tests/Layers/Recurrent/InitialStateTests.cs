using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Serialization;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Recurrent;

public sealed class InitialStateTests
{
    private static readonly Tensor X = Arrays.Uniform([2, 4, 3], -1, 1);
    private static readonly Tensor H = Arrays.Uniform([2, 2], -1, 1, seed: 3);
    private static readonly Tensor C = Arrays.Uniform([2, 2], -1, 1, seed: 4);

    [Fact]
    public void First_states_may_be_given_by_name()
    {
        var layer = new LSTM(2, returnState: true);

        var named = layer.apply<Tensor[]>(X, initialState: [H, C]);

        Assert.Equal(layer.apply<Tensor[]>([X, H, C]).Select(t => t.dataSync()), named.Select(t => t.dataSync()));
        Assert.Equal([2, 2], new GRU(2).apply(X, initialState: [H]).shape);
        string message = Assert.Throws<ArgumentException>(() => layer.apply<Tensor[]>(X, initialState: [H])).Message;
        Assert.Contains("expects 2 states, received 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_goes_with_them()
    {
        var layer = new SimpleRNN(2);
        var mask = Arrays.Tensor([2, 4], 0, 0, 0, 0, 0, 0, 0, 0);

        Assert.Equal(H.dataSync(), layer.apply(X, initialState: [H], mask: mask).dataSync());
    }

    [Fact]
    public void Of_both_directions_the_forward_ones_come_first()
    {
        var layer = new Bidirectional(new GRU(2, returnState: true));

        var named = layer.apply<Tensor[]>(X, initialState: [H, C]);

        Assert.Equal(layer.apply<Tensor[]>([X, H, C]).Select(t => t.dataSync()), named.Select(t => t.dataSync()));
        Assert.Throws<ArgumentException>(() => layer.apply<Tensor[]>(X, initialState: [H]));
    }

    [Fact]
    public async Task An_encoder_gives_its_states_to_a_decoder_that_is_trained_saved_and_read()
    {
        SymbolicTensor source = Input(4, 3), target = Input(5, 1);
        var encoded = new LSTM(2, returnState: true).apply<SymbolicTensor[]>(source);
        var decoded = new LSTM(2, returnSequences: true).apply(target, initialState: encoded[1..]);
        var model = new FunctionalModel([source, target], [new Dense(1).apply(decoded)], null);
        model.compile(new SGDOptimizer(0.1), "meanSquaredError");
        Tensor[] xs = [X, Arrays.Uniform([2, 5, 1], -1, 1)];
        var first = model.getWeights();

        await model.fit(xs, Arrays.Uniform([2, 5, 1], -1, 1), epochs: 2, verbose: 0);

        for (int i = 0; i < first.Length; i++) Assert.NotEqual(first[i].dataSync(), model.getWeights()[i].dataSync());
        var again = (LayersModel)LayerConfig.Create(new JsonObject
        {
            ["className"] = model.getClassName(),
            ["config"] = model.getConfig(),
        });
        again.setWeights(model.getWeights());
        Assert.Equal(model.predict(xs).dataSync(), again.predict(xs).dataSync());
    }

    [Fact]
    public void A_cell_gets_constants_at_each_step()
    {
        var layer = new RNN(new Weighing(), returnSequences: true);
        var factor = Arrays.Tensor([2, 1], 10, 100);

        float[] y = layer.apply<Tensor>(X, null, constants: [factor]).dataSync();

        Near.All(X.mul(factor.expandDims(1)).cumsum(1).dataSync<double>(), y);
        var start = Arrays.Uniform([2, 3], 1, 2);
        float[] later = layer.apply<Tensor>(X, [start], constants: [factor]).dataSync();
        Near.All(X.mul(factor.expandDims(1)).cumsum(1).add(start.expandDims(1)).dataSync<double>(), later);
        Assert.Equal(1, (int)layer.getConfig()["numConstants"]!);
        Assert.Throws<ArgumentException>(() => layer.apply(X));
    }

    [Fact]
    public void Constants_are_inputs_of_a_model()
    {
        SymbolicTensor x = Input(4, 3), factor = Input(1);
        var layer = new RNN(new Weighing());
        var model = new FunctionalModel([x, factor], [layer.apply<SymbolicTensor>(x, null, constants: [factor])], null);
        Tensor[] given = [X, Arrays.Tensor([2, 1], 2, 3)];

        Assert.Equal(layer.apply(given).dataSync(), model.predict(given).dataSync());
        Assert.Equal([1], ((Weighing)layer.cell).Constant);
    }

    private static SymbolicTensor Input(params int[] shape) =>
        new InputLayer(options: new() { inputShape = shape }).output;

    /// <summary>The state is the sum of all inputs so far, each multiplied by a constant of its row.</summary>
    private sealed class Weighing : RNNCell
    {
        public override int[] stateSize => [3];

        internal Shape? Constant { get; private set; }

        public override void build(Shape[] inputShapes) => Constant = [.. inputShapes[1].Skip(1)];

        public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
        {
            var sum = inputs[1].add(inputs[0].mul(inputs[2]));
            return [sum, sum];
        }
    }
}
