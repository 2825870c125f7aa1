namespace Strata.Layers.Merge;

/// <summary>
/// The largest of the inputs, element by element.
/// <para>Input: at least two tensors. Output: their broadcast shape.</para>
/// </summary>
/// <param name="options">What every layer takes.</param>
public sealed class Maximum(LayerOptions? options = null) : ElementwiseMerge(options)
{
    private protected override Tensor Merge(Tensor[] inputs) => inputs.Aggregate((a, b) => a.maximum(b));
}
