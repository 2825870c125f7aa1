namespace Strata.Layers.Merge;

/// <summary>
/// The smallest of the inputs, element by element.
/// <para>Input: at least two tensors. Output: their broadcast shape.</para>
/// </summary>
/// <param name="options">What every layer takes.</param>
public sealed class Minimum(LayerOptions? options = null) : ElementwiseMerge(options)
{
    private protected override Tensor Merge(Tensor[] inputs) => inputs.Aggregate((a, b) => a.minimum(b));
}
