using Strata.Autodiff;
using Strata.Layers.Basic;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Recurrent;

public sealed class StateTests
{
    private static readonly Tensor X = Arrays.Uniform([2, 4, 3], -1, 1);

    [Fact]
    public void A_stateful_layer_goes_on_where_it_ended()
    {
        var layer = Stateful();
        var whole = new LSTM(3);
        whole.apply(X);
        layer.apply(X.slice([0, 0], [-1, 2]));
        whole.setWeights(layer.getWeights());

        var y = layer.apply(X.slice([0, 2], [-1, 2]));

        Near.All(whole.apply(X).dataSync<double>(), y.dataSync(), 1e-6);
        Assert.Equal(y.dataSync(), layer.states[0].dataSync());
    }

    [Fact]
    public void Resetting_forgets()
    {
        var layer = Stateful();
        float[] first = layer.apply(X).dataSync();
        float[] second = layer.apply(X).dataSync();
        layer.resetStates();

        Assert.NotEqual(first, second);
        Assert.Equal(first, layer.apply(X).dataSync());
    }

    [Fact]
    public void States_can_be_set()
    {
        var layer = Stateful();
        Tensor[] states = [Arrays.Uniform([2, 3], -1, 1), Arrays.Uniform([2, 3], -1, 1, seed: 5)];
        layer.resetStates(states);
        var y = layer.apply(X);
        layer.resetStates();

        Assert.Equal(layer.apply([X, .. states]).dataSync(), y.dataSync());
        Assert.Throws<ArgumentException>(() => layer.resetStates(states[..1]));
        Assert.Throws<InvalidOperationException>(() => new LSTM(2).resetStates());
    }

    [Fact]
    public void The_gradient_begins_with_the_states_that_the_batch_began_with()
    {
        var layer = Stateful();
        layer.apply(X);
        Tensor[] states = [.. layer.states.Select(state => state.clone())];
        Variable[] weights = [.. layer.weights.Select(w => w.val)];

        var (_, found) = Gradients.Of(() => layer.apply(X).sum(), weights);
        var (_, expected) = Gradients.Of(() => layer.apply([X, .. states]).sum(), weights);

        for (int i = 0; i < found.Length; i++)
            Near.All(expected[i].dataSync<double>(), found[i].dataSync(), 1e-6);
    }

    [Fact]
    public void A_stateful_layer_needs_the_batch_size()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new GRU(2, stateful: true).apply(new InputLayer(options: new() { inputShape = [4, 3] }).output));

        Assert.Contains("batch size", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_plan_carries_a_state()
    {
        var layer = Stateful();
        layer.apply(X);

        var error = Assert.Throws<NotTraceableException>(
            () => Planned.Trace(x => layer.apply<Tensor[]>(x), new TensorSpec([-1, 4, 3], DType.float32)));

        Assert.Contains(layer.name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stateful_model_predicts_batch_by_batch()
    {
        var model = new Sequential([new GRU(2, stateful: true, options: new() { batchInputShape = [2, 4, 3] })]);
        var two = Arrays.Uniform([4, 4, 3], -1, 1);
        var found = model.predict(two, batchSize: 2);
        model.resetStates();

        var first = model.layers[0].apply(two.slice([0], [2]));
        var second = model.layers[0].apply(two.slice([2], [2]));

        Assert.Equal(first.concat(second).dataSync(), found.dataSync());
    }

    [Fact]
    public void First_states_are_inputs_of_a_model()
    {
        SymbolicTensor Input(params int[] shape) => new InputLayer(options: new() { inputShape = shape }).output;
        SymbolicTensor[] inputs = [Input(4, 3), Input(2), Input(2)];
        var layer = new LSTM(2);
        var model = new FunctionalModel(inputs, [layer.apply(inputs)], null);
        Tensor[] given = [X, Arrays.Uniform([2, 2], -1, 1), Arrays.Uniform([2, 2], -1, 1, seed: 3)];

        Assert.Equal(layer.apply(given).dataSync(), model.predict(given).dataSync());
        Assert.Throws<ArgumentException>(() => layer.apply(inputs[..2]));
        Assert.Throws<ShapeException>(() => layer.apply([inputs[0], inputs[0], inputs[1]]));
    }

    [Fact]
    public void Both_directions_take_half_of_the_states()
    {
        var layer = new Bidirectional(new SimpleRNN(2, returnState: true));
        Tensor[] states = [Arrays.Uniform([2, 2], -1, 1), Arrays.Uniform([2, 2], -1, 1, seed: 3)];

        var found = layer.apply<Tensor[]>([X, .. states]);
        var other = layer.apply<Tensor[]>([X, states[0], states[0]]);

        Assert.Equal(found[1].dataSync(), other[1].dataSync());
        Assert.NotEqual(found[2].dataSync(), other[2].dataSync());
        Assert.Throws<ArgumentException>(() => layer.apply<Tensor[]>([X, states[0]]));
    }

    [Fact]
    public void A_cell_of_ones_own_runs()
    {
        var layer = new RNN(new Adding(), returnSequences: true, returnState: true);

        var found = layer.apply<Tensor[]>(X);

        var sum = X.slice([0, 0], [-1, 1]).add(X.slice([0, 1], [-1, 1]));
        Near.All(sum.dataSync<double>(), found[0].slice([0, 1], [-1, 1]).dataSync());
        Near.All(X.sum([1]).dataSync<double>(), found[1].dataSync());
    }

    private static LSTM Stateful() => new(
        3, stateful: true, options: new() { batchInputShape = [2, 4, 3] });

    /// <summary>The state is the sum of all inputs so far.</summary>
    private sealed class Adding : RNNCell
    {
        public override int[] stateSize => [3];

        public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
        {
            var sum = inputs[0].add(inputs[1]);
            return [sum, sum];
        }
    }
}
