namespace Strata.Models;

/// <summary>Cuts tensors into batches, each pass anew.</summary>
internal static class TensorBatches
{
    /// <param name="all">All rows.</param>
    /// <param name="size">Rows of a batch; the last may have fewer.</param>
    /// <param name="most">The most batches.</param>
    internal static async IAsyncEnumerable<ModelBatch> Of(ModelBatch all, int size, int most)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var form = all.Form;
        for (int i = 0; i < most && i * size < all.Rows; i++)
        {
            int first = i * size, count = Math.Min(size, all.Rows - first);
            yield return form.Of([.. all.Columns.Select(c => c.slice(c.Origin(0, first), c.Extent(0, count)))]);
        }
    }
}
