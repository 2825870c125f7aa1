using Strata.Layers;
using Strata.Layers.Basic;

namespace Strata.Models;

/// <summary>
/// The graph of layers between a model's inputs and outputs: found from the outputs, checked, ordered by depth (the
/// longest way to an output), nodes of equal depth as they were met.
/// </summary>
internal sealed class Network
{
    private readonly NetworkOrder order;

    internal Network(string model, SymbolicTensor[] inputs, SymbolicTensor[] outputs)
    {
        Model = model;
        Inputs = inputs;
        Outputs = outputs;
        CheckInputs();
        order = new(model, outputs);
        CheckConnected();
        CheckNames();
        Applications = CountApplications();
    }

    /// <summary>How often layers are applied, those of models inside included; at most long.MaxValue.</summary>
    internal long Applications { get; }

    /// <summary>The name of the model, for errors.</summary>
    internal string Model { get; }

    internal SymbolicTensor[] Inputs { get; }

    internal SymbolicTensor[] Outputs { get; }

    /// <summary>The layers, from the inputs to the outputs.</summary>
    internal IReadOnlyList<Layer> Layers => order.Layers;

    /// <summary>The nodes, deepest first.</summary>
    internal IReadOnlyList<IReadOnlyList<LayerNode>> NodesByDepth => order.NodesByDepth;

    /// <summary>Whether a node is part of the graph.</summary>
    internal bool Contains(LayerNode node) => order.Contains(node);

    /// <summary>Computes all tensors of the graph.</summary>
    internal NetworkValues Run(Tensor[] inputs, CallArguments arguments)
    {
        if (inputs.Length != Inputs.Length)
        {
            throw new ArgumentException($"Model {Model}: expected {Inputs.Length} inputs " +
                $"({string.Join(", ", Inputs.Select(x => x.sourceLayer.name))}), received {inputs.Length}.");
        }

        var values = new NetworkValues();
        for (int i = 0; i < inputs.Length; i++) values.Set(Inputs[i], inputs[i], arguments.masks.ElementAtOrDefault(i));
        foreach (var node in NodesByDepth.SelectMany(nodes => nodes))
            if (!values.Has(node)) Compute(node, values, arguments);
        return values;
    }

    /// <summary>The shapes of the outputs for inputs of other shapes.</summary>
    internal Shape[] OutputShapes(Shape[] inputShapes)
    {
        var shapes = new Dictionary<SymbolicTensor, Shape>();
        for (int i = 0; i < Inputs.Length; i++) shapes[Inputs[i]] = inputShapes[i];
        foreach (var node in NodesByDepth.SelectMany(nodes => nodes))
        {
            if (node.Outputs.All(shapes.ContainsKey)) continue;
            var given = node.Layer.OutputShapesOf(Array.ConvertAll(node.Inputs, x => shapes[x]), node.Kwargs);
            for (int i = 0; i < given.Length; i++) shapes[node.Outputs[i]] = given[i];
        }

        return Array.ConvertAll(Outputs, x => shapes[x]);
    }

    private static void Compute(LayerNode node, NetworkValues values, CallArguments arguments)
    {
        var layer = node.Layer;
        Tensor[] inputs = Array.ConvertAll(node.Inputs, x => values.Of(x));
        Tensor?[] masks = Array.ConvertAll(node.Inputs, x => values.MaskOf(x));
        if (layer is LayersModel nested)
        {
            var inner = nested.Network.Run(inputs, arguments.With(masks, node.Kwargs));
            for (int i = 0; i < node.Outputs.Length; i++)
                values.Set(
                    node.Outputs[i], inner.Of(nested.Network.Outputs[i]), inner.MaskOf(nested.Network.Outputs[i]));
            return;
        }

        var outputs = layer.Invoke(inputs, arguments.With(masks, node.Kwargs));
        var outputMasks = layer.supportsMasking && Array.Exists(masks, m => m is not null)
            ? layer.computeMask(inputs, masks) : layer.computeMask(inputs, new Tensor?[masks.Length]);
        for (int i = 0; i < node.Outputs.Length; i++)
            values.Set(node.Outputs[i], outputs[i], outputMasks.ElementAtOrDefault(i));
    }

    private long CountApplications()
    {
        long sum = 0;
        foreach (var node in NodesByDepth.SelectMany(nodes => nodes))
        {
            long inner = node.Layer is LayersModel model ? model.Network.Applications : 1;
            sum = inner < long.MaxValue - sum ? sum + inner : long.MaxValue;
        }

        return sum;
    }

    private void CheckInputs()
    {
        if (Inputs.Distinct().Count() != Inputs.Length)
        {
            throw new ArgumentException($"Model {Model}: each input may appear only once, received " +
                $"{string.Join(", ", Inputs.Select(x => x.name))}.");
        }

        for (int i = 0; i < Inputs.Length; i++)
        {
            if (Inputs[i].sourceLayer is not InputLayer)
            {
                throw new ArgumentException($"Model {Model}: inputs must come from tf.input; input {i} comes from " +
                    $"layer {Inputs[i].sourceLayer}.");
            }
        }
    }

    private void CheckConnected()
    {
        var computable = new HashSet<SymbolicTensor>(Inputs);
        var passed = new List<string>();
        foreach (var node in NodesByDepth.SelectMany(nodes => nodes))
        {
            foreach (var x in node.Inputs)
                if (!computable.Contains(x)) throw Disconnected(x, node.Layer, passed);
            if (node.Layer is InputLayer && !Inputs.Contains(node.Outputs[0]))
                throw Disconnected(node.Outputs[0], node.Layer, passed);
            computable.UnionWith(node.Outputs);
            passed.Add(node.Layer.name);
        }

        foreach (var x in Inputs)
            if (!order.Contains(x.Node))
                throw new ArgumentException($"Model {Model}: no output depends on input '{x.sourceLayer.name}'.");
    }

    private ArgumentException Disconnected(SymbolicTensor x, Layer layer, List<string> passed) => new(
        $"Model {Model}: the graph is disconnected: cannot obtain value for tensor '{x.name}' at layer " +
        $"'{layer.name}'. " +
        $"The layers before it: {string.Join(", ", passed)}.");

    private void CheckNames()
    {
        var twice = Layers.GroupBy(l => l.name).FirstOrDefault(g => g.Count() > 1);
        if (twice is null) return;
        throw new ArgumentException(
            $"Model {Model}: the name \"{twice.Key}\" is used {twice.Count()} times; all layer names " +
            $"must be unique. Layer names: {string.Join(", ", Layers.Select(l => l.name))}.");
    }
}
