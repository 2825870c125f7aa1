using Strata.Testing;
using Xunit;

namespace Strata.Api.Tests.Layers;

/// <summary>What a user types about layers and models, as TensorFlow.js has it.</summary>
public sealed class LayerProgramTests
{
    [Fact]
    public void Symbolic_and_eager_apply()
    {
        SymbolicTensor input = tf.input(shape: [2, 4]);
        var flatten = tf.layers.flatten();
        Assert.Equal(",8", string.Join(",", flatten.apply(input).shape));
        Assert.Equal([2, 12], (IEnumerable<int>)tf.layers.flatten().apply(Arrays.Uniform([2, 3, 4], 0, 1)).shape);
    }

    [Fact]
    public void A_functional_model_with_several_inputs_and_outputs()
    {
        var a = tf.input(shape: [4], name: "a");
        var b = tf.input(shape: [4], name: "b");
        var h = tf.layers.concatenate().apply([a, b]);
        var model = tf.model(
            inputs: [a, b],
            outputs: [tf.layers.dense(units: 1, name: "y1").apply(h), tf.layers.dense(units: 2, name: "y2").apply(h)]);

        Tensor[] both = model.apply<Tensor[]>([Arrays.Uniform([5, 4], 0, 1), Arrays.Uniform([5, 4], 0, 1)]);

        Assert.Equal([5, 1], (IEnumerable<int>)both[0].shape);
        Assert.Equal([5, 2], (IEnumerable<int>)both[1].shape);
        Assert.Equal((IEnumerable<string>)["a", "b"], model.inputNames);
        Assert.Equal((IEnumerable<string>)["y1", "y2"], model.outputNames);
    }

    [Fact]
    public void A_merge_may_be_called_with_what_it_merges()
    {
        SymbolicTensor a = tf.input(shape: [2]), b = tf.input(shape: [2]);
        Tensor x = tf.tensor2d([[1, 5]]), y = tf.tensor2d([[3, 4]]);

        SymbolicTensor[] symbolic =
        [
            tf.layers.add([a, b]), tf.layers.multiply([a, b]), tf.layers.average([a, b]), tf.layers.maximum([a, b]),
            tf.layers.minimum([a, b]), tf.layers.concatenate([a, b]),
        ];
        Tensor[] eager =
        [
            tf.layers.add([x, y]), tf.layers.multiply([x, y]), tf.layers.average([x, y]), tf.layers.maximum([x, y]),
            tf.layers.minimum([x, y]), tf.layers.concatenate([x, y]),
        ];

        float[][] expected = [[4, 9], [3, 20], [2, 4.5f], [3, 5], [1, 4], [1, 5, 3, 4]];
        Assert.Equal(expected, eager.Select(t => t.dataSync()));
        Tensor[] found = tf.model(inputs: [a, b], outputs: symbolic).predict<Tensor[]>(new[] { x, y });
        Assert.Equal(expected, found.Select(t => t.dataSync()));
    }

    [Fact]
    public void Strings_objects_numbers_and_lists_fit_the_same_options()
    {
        var model = tf.sequential()
            .add(tf.layers.conv2d(filters: 2, kernelSize: 3, inputShape: [8, 8, 1], activation: "relu"))
            .add(tf.layers.conv2d(filters: 2, kernelSize: [2, 3], strides: [2, 1], padding: "same"))
            .add(tf.layers.maxPooling2d(poolSize: 2)).add(tf.layers.flatten())
            .add(tf.layers.dense(
                units: 3, kernelInitializer: tf.initializers.heNormal(seed: 1),
                kernelRegularizer: tf.regularizers.l2(0.1), kernelConstraint: tf.constraints.maxNorm(3, axis: [0])))
            .add(tf.layers.reshape(targetShape: [3, 1]));
        Assert.Equal([null, 3, 1], model.outputs[0].shape);
        Assert.Equal(6, model.layers.Count);
        Assert.Throws<ArgumentException>(() => tf.input());
        Assert.Throws<ArgumentException>(() => tf.input(shape: [1], batchShape: [null, 1]));
    }

    [Fact]
    public async Task A_layer_of_ones_own_is_registered_saved_and_loaded()
    {
        tf.serialization.registerClass<Antirectifier>();
        var model = tf.sequential(layers: [new Antirectifier(new() { inputShape = [2] })]);
        ModelArtifacts? saved = null;
        await model.save(tf.io.withSaveHandler(artifacts =>
        {
            saved = artifacts;
            return Task.FromResult(new SaveResult(new(default, "JSON", 0, 0, 0)));
        }));

        var again = await tf.loadLayersModel(tf.io.fromMemory(saved!));

        Assert.Equal([3f, 0, 0, 1], again.apply(Arrays.Tensor([1, 2], 3, -1)).dataSync());
        Assert.Equal([null, 4], tf.models.modelFromJSON(model.toJSON()).outputs[0].shape);
    }

    [Fact]
    public void Layers_and_weights_go_through_text_and_bytes()
    {
        var layer =
            tf.layers.deserialize("""{"class_name":"Dense","config":{"units":3,"activation":"hard_sigmoid"}}""");
        Assert.Equal("hardSigmoid", (string?)layer.getConfig()["activation"]);
        var (data, specs) = tf.io.encodeWeights([new("w", Arrays.Tensor([2], 1, 2))]);
        Assert.Equal([1f, 2], tf.io.decodeWeights(data, specs)["w"].dataSync());
        Assert.Throws<FormatException>(() => tf.layers.deserialize("[1]"));
    }

    private sealed class Antirectifier(LayerOptions? options = null) : Layer(options)
    {
        public override Shape computeOutputShape(Shape inputShape) => [.. inputShape.SkipLast(1), 2 * inputShape[^1]];

        public override Tensor call(Tensor input, CallArguments arguments) =>
            input.relu().concat(input.neg().relu(), -1);
    }
}
