using System.Text.Json.Nodes;

namespace Strata.Layers;

/// <summary>One application of a layer to symbolic tensors.</summary>
internal sealed class LayerNode
{
    internal LayerNode(
        Layer layer, SymbolicTensor[] inputs, SymbolicTensor[] outputs, JsonObject? kwargs = null)
    {
        Kwargs = kwargs;
        Layer = layer;
        Inputs = inputs;
        Outputs = outputs;
    }

    /// <summary>The layer that was applied.</summary>
    internal Layer Layer { get; }

    /// <summary>What it was applied to; nothing, for an input layer.</summary>
    internal SymbolicTensor[] Inputs { get; }

    /// <summary>What it gave.</summary>
    internal SymbolicTensor[] Outputs { get; }

    /// <summary>What else the layer was called with, by TensorFlow.js's names; null if nothing.</summary>
    internal JsonObject? Kwargs { get; }

    /// <summary>The shapes of the inputs; of an input layer the shape of what it gives.</summary>
    internal IEnumerable<Shape> InputShapes => (Inputs.Length == 0 ? Outputs : Inputs).Select(x => x.shape);
}
