using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Strata.Ops.Movement;

namespace Strata.Data;

/// <summary>
/// The rows of tensors, in the order that a dataset of row numbers gives. Steps that only choose and order elements
/// work on the numbers, so that a batch is gathered in one go, without an element ever being made.
/// </summary>
internal sealed class RowsDataset<T>(Dataset<int> order, T whole) : Dataset<T>
    where T : notnull
{
    public override double? size => order.size;

    public override IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Rows(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public override Dataset<dynamic> batch(int batchSize, bool smallLastBatch = true)
    {
        Require.AtLeastOne(batchSize);
        return new Pipeline<dynamic>(
            Sizes.Batch(size, batchSize, smallLastBatch), stop => Batches(batchSize, smallLastBatch, stop));
    }

    public override Dataset<T> repeat(int? count = null) => With(order.repeat(count));

    public override Dataset<T> shuffle(int bufferSize, long? seed = null, bool reshuffleEachIteration = true) =>
        With(order.shuffle(bufferSize, seed, reshuffleEachIteration));

    public override Dataset<T> skip(int? count = null) => With(order.skip(count));

    public override Dataset<T> take(int? count = null) => With(order.take(count));

    /// <summary>Checks that tensors have equally many rows and says how many.</summary>
    /// <exception cref="ArgumentException">There is no tensor, or they differ.</exception>
    internal static int Count(T whole)
    {
        int? count = null;
        foreach (var tensor in Structure.Tensors(whole))
        {
            if (tensor.rank == 0)
                throw new ShapeException("fromTensorSlices: expected tensors with rows, received a scalar.");
            if (count is { } rows && rows != tensor.shape[0])
                throw new ShapeException(
                    $"fromTensorSlices: expected {rows} rows in each tensor, received {tensor.shape[0]}.");
            count = tensor.shape[0];
        }

        return count ?? throw new ArgumentException("fromTensorSlices: expected tensors, received none.");
    }

    private RowsDataset<T> With(Dataset<int> other) => new(other, whole);

    private async IAsyncEnumerable<T> Rows([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (int row in order.WithCancellation(stop).ConfigureAwait(false)) yield return (T)Gather([row], []);
    }

    private async IAsyncEnumerable<object> Batches(
        int batchSize, bool smallLastBatch, [EnumeratorCancellation] CancellationToken stop)
    {
        var rows = new List<int>();
        await foreach (int row in order.WithCancellation(stop).ConfigureAwait(false))
        {
            rows.Add(row);
            if (rows.Count < batchSize) continue;
            yield return Gather([.. rows], [batchSize]);
            rows.Clear();
        }

        if (rows.Count > 0 && smallLastBatch) yield return Gather([.. rows], [rows.Count]);
    }

    private object Gather(int[] rows, Tensors.Dims dims) => Structure.Map(whole, leaf =>
    {
        var indices = Engine.FromHost(MemoryMarshal.AsBytes<int>(rows), new(dims, DType.int32));
        var picked = Tensor.Apply(new Take(0), (Tensor)leaf, indices);
        indices.dispose();
        return picked;
    });
}
