namespace Strata.Layers.Merge;

/// <summary>
/// The mean of the inputs.
/// <para>Input: at least two tensors. Output: their broadcast shape.</para>
/// </summary>
/// <param name="options">What every layer takes.</param>
public sealed class Average(LayerOptions? options = null) : ElementwiseMerge(options)
{
    private protected override Tensor Merge(Tensor[] inputs) =>
        inputs.Aggregate((a, b) => a.add(b)).mul(1.0 / inputs.Length);
}
