using Strata.Tensors;

namespace Strata.Models;

/// <summary>What the batches of a run look like.</summary>
/// <param name="Specs">For each column its type and dimensions, the first of them symbolic.</param>
/// <param name="Inputs">How many of the columns are inputs; they come first.</param>
/// <param name="Weighted">For each output whether its samples have weights; such columns come last.</param>
internal sealed record BatchForm(TensorSpec[] Specs, int Inputs, bool[] Weighted)
{
    /// <summary>The batch of these columns.</summary>
    internal ModelBatch Of(Tensor[] columns)
    {
        int next = Inputs + Weighted.Length;
        return new(
            columns[..Inputs], columns[Inputs..next],
            Array.ConvertAll(Weighted, isWeighted => isWeighted ? columns[next++] : null));
    }
}
