using Strata.Layers;

namespace Strata;

/// <summary>
/// A placeholder for a tensor: it has a shape and a name, no values; layers applied to it give further ones.
/// </summary>
public sealed class SymbolicTensor
{
    private static int lastId;

    internal SymbolicTensor(
        DType dtype, Shape shape, Layer sourceLayer, SymbolicTensor[] inputs, string name, int outputTensorIndex)
    {
        this.dtype = dtype;
        this.shape = shape;
        this.sourceLayer = sourceLayer;
        this.inputs = inputs;
        this.outputTensorIndex = outputTensorIndex;
        originalName = name;
        this.name = LayerNames.UniqueTensor(name);
    }

    /// <summary>A number that no other has.</summary>
    public int id { get; } = Interlocked.Increment(ref lastId);

    /// <summary>The type of the elements.</summary>
    public DType dtype { get; }

    /// <summary>The lengths; null where not known, as of the batch axis.</summary>
    public Shape shape { get; }

    /// <summary>The layer that gives it.</summary>
    public Layer sourceLayer { get; }

    /// <summary>What that layer was applied to.</summary>
    public SymbolicTensor[] inputs { get; }

    /// <summary>The name as asked for.</summary>
    public string originalName { get; }

    /// <summary>The name, made unique.</summary>
    public string name { get; }

    /// <summary>Which of the layer's outputs it is.</summary>
    public int outputTensorIndex { get; }

    /// <summary>The number of axes.</summary>
    public int rank => shape.Count;

    /// <summary>Which application of the layer gives it.</summary>
    internal int NodeIndex { get; set; }

    internal LayerNode Node => sourceLayer.InboundNodes[NodeIndex];

    /// <inheritdoc/>
    public override string ToString() => $"SymbolicTensor({name}: {dtype}{shape})";
}
