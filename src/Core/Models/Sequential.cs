using Strata.Layers;
using Strata.Layers.Basic;
using Strata.Models;

namespace Strata;

/// <summary>A model whose layers follow one another, each with one input and one output.</summary>
public sealed class Sequential : LayersModel
{
    private readonly List<Layer> added = [];
    private readonly List<SymbolicTensor> ends = [];
    private SymbolicTensor? start;
    private Network? network;

    /// <summary>A model of layers in order.</summary>
    /// <param name="layers">The first layers.</param>
    /// <param name="name">Its name; by default sequential_ and a number.</param>
    public Sequential(IEnumerable<Layer>? layers = null, string? name = null)
        : base(name)
    {
        foreach (var layer in layers ?? []) add(layer);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> layers => added;

    internal override Network Network => network ??= start is null
        ? throw new InvalidOperationException($"Sequential model {name} has no layers; add some first.")
        : new(name, [start], [ends[^1]]);

    /// <summary>Adds a layer, or a model with one input and one output, behind the others.</summary>
    /// <returns>This model.</returns>
    /// <exception cref="ArgumentException">The first layer has no input shape, or the layer several inputs or
    /// outputs.</exception>
    /// <exception cref="ShapeException">The layer does not take what the last one gives.</exception>
    public Sequential add(Layer layer)
    {
        CheckUsable();
        if (layer is LayersModel { inputs.Length: not 1 } or LayersModel { outputs.Length: not 1 })
            throw new ArgumentException(
                $"add: model {layer.name} must have one input and one output to be part of a sequential model.");
        var end = added.Count == 0 ? Begin(layer) : Single(layer.apply<SymbolicTensor[]>(ends[^1]), layer);
        added.Add(layer);
        ends.Add(end);
        Changed();
        return this;
    }

    /// <summary>Removes the last layer.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public void pop()
    {
        if (added.Count == 0) throw new InvalidOperationException($"pop: sequential model {name} has no layers.");
        added.RemoveAt(added.Count - 1);
        ends.RemoveAt(ends.Count - 1);
        if (added.Count == 0) start = null;
        Changed();
    }

    /// <inheritdoc/>
    public override string getClassName() => nameof(Sequential);

    private protected override string DefaultName() => LayerNames.Uid("sequential_");

    private static SymbolicTensor Single(SymbolicTensor[] outputs, Layer layer) => outputs.Length == 1 ? outputs[0]
        : throw new ArgumentException(
            $"add: layer {layer.name} gives {outputs.Length} tensors; layers of a sequential model give one.");

    private SymbolicTensor Begin(Layer layer)
    {
        if (layer is LayersModel model)
        {
            start = model.inputs[0];
            return model.outputs[0];
        }

        if (layer.InboundNodes.Count == 0)
        {
            if (layer.batchInputShape is not { } shape)
            {
                throw new ArgumentException($"add: the first layer in a sequential model must get inputShape or " +
                    $"batchInputShape; layer {layer.name} has neither.");
            }

            var input = new InputLayer(
                options: new() { batchInputShape = shape, dtype = layer.dtype, name = layer.name + "_input" });
            layer.apply<SymbolicTensor[]>(input.output);
        }

        if (layer.InboundNodes.Count != 1)
        {
            throw new ArgumentException(
                $"add: layer {layer.name} was applied {layer.InboundNodes.Count} times before; " +
                "the first layer of a sequential model may have been applied once.");
        }

        var node = layer.InboundNodes[0];
        start = node.Inputs.Length == 0 ? node.Outputs[0] : node.Inputs[0];
        return Single(node.Outputs, layer);
    }

    private void Changed()
    {
        network = null;
        if (start is not null) SetOwnNode([start], [ends[^1]]);
        OnTopologyChanged();
    }
}
