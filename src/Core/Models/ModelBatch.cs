namespace Strata.Models;

/// <summary>What a step reads, a row per sample.</summary>
/// <param name="Inputs">For each input of the model its values.</param>
/// <param name="Targets">For each output its targets.</param>
/// <param name="Weights">For each output how much its samples count; null if all count alike.</param>
internal sealed record ModelBatch(Tensor[] Inputs, Tensor[] Targets, Tensor?[] Weights)
{
    /// <summary>The number of samples.</summary>
    internal int Rows => Inputs[0].Dims[0];

    /// <summary>All tensors, one behind the other, as the inputs of a plan.</summary>
    internal Tensor[] Columns => [.. Inputs, .. Targets, .. Weights.OfType<Tensor>()];

    /// <summary>What batches like this one look like to a plan.</summary>
    internal BatchForm Form => new(
        ModelData.Specs(Columns), Inputs.Length, Array.ConvertAll(Weights, weight => weight is not null));

    /// <summary>The first rows, and the rest.</summary>
    internal (ModelBatch First, ModelBatch Others) Split(int first)
    {
        var form = Form;
        return (form.Of(Slice(0, first)), form.Of(Slice(first, Rows - first)));
    }

    /// <summary>With weights of 1 for the outputs that have none here, but in the given form.</summary>
    internal ModelBatch WeightedAs(BatchForm form) => this with
    {
        Weights = [.. Weights.Select((w, i) => w ?? (form.Weighted[i] ? SampleWeights.Ones(Rows) : null))],
    };

    private Tensor[] Slice(int first, int count) =>
        [.. Columns.Select(column => column.slice(column.Origin(0, first), column.Extent(0, count)))];
}
