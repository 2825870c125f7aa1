using System.Text.Json.Nodes;
using Strata.Layers;
using Strata.Models;
using Strata.Naming;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// A graph of layers from inputs to outputs, itself a layer. Made by <c>tf.model</c> or <c>tf.sequential</c>.
/// </summary>
public abstract partial class LayersModel : Layer
{
    private protected LayersModel(string? name)
        : base(new() { name = name })
    {
        built = true;
        Retain();
    }

    /// <summary>What the model takes.</summary>
    public SymbolicTensor[] inputs => Network.Inputs;

    /// <summary>What the model gives.</summary>
    public SymbolicTensor[] outputs => Network.Outputs;

    /// <summary>The names of the layers that take the inputs.</summary>
    public string[] inputNames => Array.ConvertAll(inputs, x => x.sourceLayer.name);

    /// <summary>The names of the layers that give the outputs.</summary>
    public string[] outputNames => Array.ConvertAll(outputs, x => x.sourceLayer.name);

    /// <summary>The layers, in order.</summary>
    public virtual IReadOnlyList<Layer> layers => Network.Layers;

    /// <inheritdoc/>
    public override bool stateful => layers.Any(layer => layer.stateful);

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <summary>Whether training changes its weights; setting it sets all its layers'.</summary>
    public override bool trainable
    {
        get => base.trainable;
        set
        {
            base.trainable = value;
            foreach (var layer in layers) layer.trainable = value;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> trainableWeights =>
        trainable ? [.. layers.SelectMany(layer => layer.trainableWeights)] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> nonTrainableWeights =>
    [
        .. trainable ? [] : layers.SelectMany(layer => layer.trainableWeights),
        .. layers.SelectMany(layer => layer.nonTrainableWeights),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Tensor>> losses => [.. layers.SelectMany(layer => layer.losses), .. base.losses];

    internal abstract Network Network { get; }

    /// <summary>Models inside of this one that no variable of the user refers to: they are disposed with it.</summary>
    internal List<LayersModel> OwnedModels { get; } = [];

    /// <summary>The layer of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the nearest names.</exception>
    public Layer getLayer(string name) => layers.FirstOrDefault(layer => layer.name == name)
        ?? throw NearestNames.Unknown("getLayer: layer", name, layers.Select(layer => layer.name));

    /// <summary>The layer at a place, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public Layer getLayer(int index) => index >= 0 && index < layers.Count ? layers[index]
        : throw new ArgumentOutOfRangeException(
            nameof(index), $"getLayer: model {name} has {layers.Count} layers, received index {index}.");

    /// <inheritdoc/>
    public override void resetStates()
    {
        foreach (var layer in layers)
            if (layer.stateful) layer.resetStates();
    }

    /// <inheritdoc/>
    public override int countParams() => CountOf(weights);

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes) => Network.OutputShapes(inputShapes);

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        var values = Network.Run(inputs, arguments);
        return Array.ConvertAll(Network.Outputs, values.Of);
    }

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks)
    {
        var values = Network.Run(inputs, new(false, masks));
        return Array.ConvertAll(Network.Outputs, values.MaskOf);
    }

    /// <summary>
    /// Computes tensors inside of the model, by the names of symbolic tensors, like "dense_Dense1/dense_Dense1".
    /// </summary>
    /// <exception cref="ArgumentException">There is no tensor of a name.</exception>
    public Tensor[] execute(Tensor[] inputs, string[] outputs)
    {
        var known = Network.NodesByDepth.SelectMany(nodes => nodes).SelectMany(node => node.Outputs).ToArray();
        var wanted = Array.ConvertAll(outputs, output => Array.Find(known, x => x.name == output)
            ?? throw NearestNames.Unknown("execute: outputs", output, known.Select(x => x.name)));
        var values = Network.Run(inputs, new());
        return Array.ConvertAll(wanted, values.Of);
    }

    /// <summary>Computes one tensor inside of the model; see <see cref="execute(Tensor[], string[])"/>.</summary>
    /// <exception cref="ArgumentException">There is no tensor of this name.</exception>
    public Tensor execute(Tensor input, string output) => execute([input], [output])[0];

    /// <summary>
    /// Gives up the model: layers that no other model owns are freed, and its optimizer if the model made it.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It is disposed already.</exception>
    public override DisposeResult dispose()
    {
        CheckUsable();
        int disposed = 0;
        RefCount--;
        if (RefCount == 0)
        {
            foreach (var layer in layers) disposed += layer.dispose().numDisposedVariables;
            foreach (var model in OwnedModels.Where(
                m => m.RefCount > 0)) disposed += model.dispose().numDisposedVariables;
        }

        int refCount = RefCount!.Value;
        if (refCount == 0) DisposeTraining(ref disposed);
        return new(refCount, disposed);
    }

    /// <summary>The topology, as model.json holds it.</summary>
    public string toJSON() => Topology().ToJsonString();

    /// <inheritdoc/>
    public override JsonObject getConfig() => ModelConfig.Of(this);

    /// <inheritdoc/>
    public override string getClassName() => "Model";

    /// <summary>The topology in the casing of files.</summary>
    internal JsonObject Topology() => new()
    {
        ["class_name"] = getClassName(),
        ["config"] = FileCasing.ToFile(getConfig()),
        ["keras_version"] = "tfjs-layers 4.22.0",
        ["backend"] = "tensor_flow.js",
    };

    /// <summary>Runs the model on tensors with values or, while code is traced, on tensors without.</summary>
    /// <param name="inputs">One for each of <see cref="inputs"/>.</param>
    /// <param name="training">Whether as in a training step.</param>
    /// <param name="activityLosses">Takes the penalties on layers' outputs.</param>
    internal Tensor[] Run(Tensor[] inputs, bool training, List<Tensor>? activityLosses = null) =>
        call(inputs, new(training, null, activityLosses));

    private protected override string DefaultName() => LayerNames.Uid("model");

    /// <summary>Frees what training holds and counts the variables.</summary>
    partial void DisposeTraining(ref int disposedVariables);
}
