using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Strata.Layers.Convolution;
using Strata.Layers.Merge;
using Strata.Layers.Normalization;
using Strata.Models;
using Strata.Plans;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Models;

public sealed class TopologyTests
{
    [Fact]
    public void A_sequential_model_needs_the_shape_of_its_input()
    {
        string message = Assert.Throws<ArgumentException>(
            () => new Sequential().add(new Dense(1, options: new() { name = "first" }))).Message;
        Assert.Contains("inputShape", message, StringComparison.Ordinal);
        Assert.Contains("first", message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new Sequential().inputs);
    }

    [Fact]
    public void A_sequential_model_runs_its_layers_in_order_and_can_lose_the_last()
    {
        var model = new Sequential()
            .add(Given(new Dense(1, kernelInitializer: "ones", options: new() { inputShape = [2] })))
            .add(new Activation("relu")).add(new Dense(2, kernelInitializer: "ones"));
        Assert.Equal([3f, 3], model.apply(Arrays.Tensor([1, 2], 1, 2)).dataSync());
        model.pop();
        Assert.Equal([3f], model.apply(Arrays.Tensor([1, 2], 1, 2)).dataSync());
        Assert.Equal([null, 1], model.outputs[0].shape);
        Assert.Equal(2, model.layers.Count);
    }

    [Fact]
    public void A_layer_applied_twice_shares_its_weights()
    {
        SymbolicTensor a = Input(2, "a"), b = Input(2, "b");
        var shared = new Dense(1, kernelInitializer: "ones");
        var model = new FunctionalModel([a, b], [new Add().apply([shared.apply(a), shared.apply(b)])], null);
        Assert.Equal([10f], model.Run([Arrays.Tensor([1, 2], 1, 2), Arrays.Tensor([1, 2], 3, 4)], false)[0].dataSync());
        Assert.Equal(3, model.countParams());
        Assert.Throws<InvalidOperationException>(() => shared.output);
        Assert.Equal([null, 1], shared.getOutputAt(1).shape);
    }

    [Fact]
    public void Weights_are_all_trainable_ones_then_all_others()
    {
        var model = new Sequential()
            .add(new Dense(2, options: new() { inputShape = [2], name = "d1" }))
                .add(new BatchNormalization(options: new() { name = "n" }))
            .add(new Dense(1, options: new() { name = "d2" }));
        string[] names = [.. model.weights.Select(w => w.originalName)];
        Assert.Equal(
            ["d1/kernel", "d1/bias", "n/gamma", "n/beta", "d2/kernel", "d2/bias", "n/moving_mean",
                "n/moving_variance"], names);
        model.layers[0].trainable = false;
        Assert.Equal(
            ["n/gamma", "n/beta", "d2/kernel", "d2/bias", "d1/kernel", "d1/bias", "n/moving_mean", "n/moving_variance"],
            model.weights.Select(w => w.originalName));
        model.trainable = false;
        Assert.Empty(model.trainableWeights);
        Assert.Equal(8, model.nonTrainableWeights.Count);
    }

    [Fact]
    public void Errors_of_a_graph_name_what_is_wrong()
    {
        SymbolicTensor a = Input(2, "in_a"), b = Input(2, "in_b");
        var sum = new Add(new() { name = "sum" }).apply([a, b]);
        Assert.Contains("disconnected", Message(() => new FunctionalModel([a], [sum], "m")), StringComparison.Ordinal);
        Assert.Contains("in_b", Message(() => new FunctionalModel([a], [sum], "m")), StringComparison.Ordinal);
        Assert.Contains("only once", Message(() => new FunctionalModel([a, a], [sum], "m")), StringComparison.Ordinal);
        Assert.Contains("tf.input", Message(() => new FunctionalModel([sum], [new Dense(1).apply(sum)], "m")),
            StringComparison.Ordinal);
        Assert.Contains("depends", Message(() => new FunctionalModel([a, b], [new Dense(1).apply(a)], "m")),
            StringComparison.Ordinal);
        var twice = new Dense(1, options: new() { name = "same" })
            .apply(new Dense(2, options: new() { name = "same" }).apply(a));
        Assert.Contains("\"same\"", Message(() => new FunctionalModel([a], [twice], "m")), StringComparison.Ordinal);
        static string Message(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;
    }

    [Fact]
    public void An_error_inside_a_run_names_the_layer()
    {
        var model = new Sequential().add(new Picky(new() { name = "picky", inputShape = [2] }));
        var error = Assert.Throws<ShapeException>(() => model.Run([Arrays.Tensor([1, 2], 1, 2)], false));
        Assert.Contains("picky", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_reads_values_cannot_be_planned_and_is_named()
    {
        var model = new Sequential().add(new Reader(new() { name = "reader", inputShape = [2] }));
        var error = Assert.Throws<NotTraceableException>(() => Planned.Trace(
            x => model.Run(x, false), new Strata.Tensors.TensorSpec([-1, 2], DType.float32)));
        Assert.Contains("reader", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_goes_where_its_tensor_goes_and_stops_at_layers_without_masks()
    {
        var x = Input(3, "x");
        var masked = new Masker().apply(x);
        var seen = new Witness();
        var passed = seen.apply(new Activation("relu").apply(masked));
        var stopped = new Witness();
        var unmasked = stopped.apply(new Reshape([3]).apply(masked));
        var beside = new Witness();
        var model = new FunctionalModel([x], [passed, unmasked, beside.apply(x)], null);

        model.Run([Arrays.Tensor([1, 3], 1, 0, 2)], false);

        Assert.Equal([1f, 0, 1], seen.Mask!.dataSync());
        Assert.Null(stopped.Mask);
        Assert.Null(beside.Mask);
    }

    [Fact]
    public async Task Disposing_a_trained_model_counts_weights_and_its_optimizers_variables()
    {
        var model = new Sequential().add(new Dense(3, options: new() { inputShape = [2] })).add(new Dense(1));
        model.compile("adam", "meanSquaredError");
        await model.fit(Arrays.Uniform([4, 2], 0, 1), Arrays.Uniform([4, 1], 0, 1), verbose: 0);
        Assert.Equal(new(0, 14), model.dispose());
    }

    [Fact]
    public void Models_are_layers()
    {
        var inner = new Sequential(name: "inner")
            .add(new Dense(2, kernelInitializer: "ones", options: new() { inputShape = [3] }));
        var x = Input(3, "x");
        var model = new FunctionalModel([x], [new Dense(1, kernelInitializer: "ones").apply(inner.apply(x))], null);
        Assert.Equal([12f], model.Run([Arrays.Tensor([1, 3], 1, 2, 3)], false)[0].dataSync());
        Assert.Equal(["x", "inner"], model.layers.Take(2).Select(l => l.name));
        var again = TopologyReader.Read(model.toJSON());
        again.setWeights(model.getWeights());
        Assert.Equal([12f], again.Run([Arrays.Tensor([1, 3], 1, 2, 3)], false)[0].dataSync());
        Assert.Equal(model.toJSON(), again.toJSON());
    }

    [Fact]
    public void A_shared_layer_is_freed_by_its_last_model()
    {
        var x = Input(2, "x");
        var shared = new Dense(1);
        var y = shared.apply(x);
        var first = new FunctionalModel([x], [y], null);
        var x2 = Input(2, "x2");
        var second = new FunctionalModel([x2], [shared.apply(x2)], null);
        Assert.Equal(new(0, 0), first.dispose());
        Assert.Equal(new(0, 2), second.dispose());
        Assert.Throws<ObjectDisposedException>(() => second.dispose());
    }

    [Fact]
    public void A_graph_with_several_inputs_outputs_and_shared_layers_survives_its_JSON()
    {
        SymbolicTensor a = Input(4, "a"), b = Input(4, "b");
        var shared = new Dense(3, "relu", options: new() { name = "shared" });
        var joined = new Concatenate(options: new() { name = "joined" }).apply([shared.apply(a), shared.apply(b)]);
        var model = new FunctionalModel(
            [a, b], [new Dense(1, options: new() { name = "y1" })
                .apply(joined), new Dense(2, options: new() { name = "y2" }).apply(joined)], "graph");
        var again = TopologyReader.Read(model.toJSON());
        Assert.Equal(model.toJSON(), again.toJSON());
        Assert.Equal((IEnumerable<string>)["y1", "y2"], again.outputNames);
        again.setWeights(model.getWeights());
        Tensor[] inputs = [Arrays.Uniform([2, 4], -1, 1), Arrays.Uniform([2, 4], -1, 1, 2)];
        Assert.Equal(model.Run(inputs, false)[1].dataSync(), again.Run(inputs, false)[1].dataSync());
        Assert.Equal((int[])[2, 6], model.execute(inputs, [joined.name])[0].shape);
    }

    [Fact]
    public void Keras_3_graphs_load()
    {
        var model = TopologyReader.Read("""
            {"class_name":"Functional","config":{"name":"f","layers":[
            {"class_name":"InputLayer","name":"i","config":{"batch_shape":[null,3],"dtype":"float32","sparse":false,"name":"i"},"inbound_nodes":[]},
            {"class_name":"Dense","name":"d","config":{"name":"d","trainable":true,
            "dtype":{"module":"keras","class_name":"DTypePolicy","config":{"name":"float32"},"registered_name":null},
            "units":2,"activation":"silu","kernel_initializer":{"module":"keras.initializers","class_name":"GlorotUniform","config":{"seed":null}},
            "kernel_regularizer":{"class_name":"L2","config":{"l2":0.5}}},
            "inbound_nodes":[{"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,3],"dtype":"float32","keras_history":["i",0,0]}}],"kwargs":{}}]}],
            "input_layers":[["i",0,0]],"output_layers":["d",0,0]}}
            """);
        var dense = Assert.IsType<Dense>(model.getLayer("d"));
        Assert.Equal(("silu", 2), (dense.activation.getClassName(), dense.units));
        Assert.Equal(8, model.countParams());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"class_name":"Sequential"}""")]
    [InlineData("""{"class_name":"System.Diagnostics.Process","config":{}}""")]
    [InlineData(
        """{"class_name":"Sequential","config":{"layers":[{"class_name":"Dense","config":{"batch_input_shape":[null,2]}}]}}""")]
    [InlineData(
        """{"class_name":"Sequential","config":{"layers":[{"class_name":"Dense","config":{"units":"x","batch_input_shape":[null,2]}}]}}""")]
    [InlineData(
        """{"class_name":"Model","config":{"layers":[{"name":"d","class_name":"Dense","config":{"units":1},"inbound_nodes":[[["d",0,0,{}]]]}],"input_layers":[],"output_layers":[]}}""")]
    public void Wrong_topologies_are_refused_with_an_error_of_their_own(string json)
    {
        var error = Record.Exception(() => TopologyReader.Read(json));
        Assert.True(error is ArgumentException or FormatException, error?.ToString());
    }

    [Fact]
    public void A_layer_of_ones_own_is_registered_and_found_again()
    {
        Strata.Serialization.ClassRegistry.Register(typeof(Scaled), null);
        var model = new Sequential().add(new Scaled(3, new() { inputShape = [2] }));
        var again = TopologyReader.Read(model.toJSON());
        Assert.Equal([3f, 6], again.Run([Arrays.Tensor([1, 2], 1, 2)], false)[0].dataSync());
        Assert.Equal("""{"factor":3,"note":"as_it_is"}""", ((JsonObject)model.layers[0].getConfig())
            .Where(p => p.Key is "factor" or "note")
                .Aggregate(new JsonObject(), (o, p) => { o[p.Key] = p.Value!.DeepClone(); return o; }).ToJsonString());
    }

    private static Dense Given(Dense layer) => layer;

    private static SymbolicTensor Input(int length, string name) =>
        new InputLayer(options: new() { inputShape = [length], name = name }).output;

    private sealed class Picky(LayerOptions? options = null) : Layer(options)
    {
        public override Tensor call(Tensor input, CallArguments arguments) => input.reshape([7]);
    }

    private sealed class Reader(LayerOptions? options = null) : Layer(options)
    {
        public override Tensor call(Tensor input, CallArguments arguments) => input.mul(input.dataSync()[0]);
    }

    private sealed class Masker() : Layer()
    {
        public override bool supportsMasking => true;

        public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks) => [inputs[0].notEqual(0)];
    }

    private sealed class Witness() : Layer()
    {
        public Tensor? Mask { get; private set; }

        public override bool supportsMasking => true;

        public override Tensor call(Tensor input, CallArguments arguments)
        {
            Mask = arguments.mask;
            return input;
        }
    }

    private sealed class Scaled(double factor, LayerOptions? options = null, string note = "as_it_is") : Layer(options)
    {
        public double factor { get; } = factor;

        public string note { get; } = note;

        public override Tensor call(Tensor input, CallArguments arguments) => input.mul(factor);
    }
}
