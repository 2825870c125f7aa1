using Strata.Layers;

namespace Strata.Models;

/// <summary>The tensors of one run through a graph, and their masks.</summary>
internal sealed class NetworkValues
{
    private readonly Dictionary<SymbolicTensor, (Tensor Value, Tensor? Mask)> values = [];

    internal Tensor Of(SymbolicTensor x) => values[x].Value;

    internal Tensor? MaskOf(SymbolicTensor x) => values[x].Mask;

    internal bool Has(LayerNode node) => Array.TrueForAll(node.Outputs, values.ContainsKey);

    internal void Set(SymbolicTensor x, Tensor value, Tensor? mask) => values[x] = (value, mask);
}
