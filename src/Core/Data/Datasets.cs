using System.Runtime.CompilerServices;

namespace Strata.Data;

/// <summary>Where datasets begin.</summary>
internal static class Datasets
{
    internal static Dataset<T> OfItems<T>(IReadOnlyList<T> items)
        where T : notnull => new Pipeline<T>(items.Count, stop => Items(items, stop));

    internal static Dataset<T> OfRows<T>(T tensors)
        where T : notnull
    {
        int count = RowsDataset<T>.Count(tensors);
        return new RowsDataset<T>(new Pipeline<int>(count, stop => Numbers(count, stop)), tensors);
    }

    internal static Dataset<T> OfGenerator<T>(Func<IEnumerable<T>> generator)
        where T : notnull => new Pipeline<T>(null, stop => Generated(generator, stop));

    internal static Dataset<T> OfGenerator<T>(Func<IAsyncEnumerable<T>> generator)
        where T : notnull => new Pipeline<T>(null, _ => generator());

    // The steps behind dispose what they are given; the items stay the caller's.
    private static async IAsyncEnumerable<T> Items<T>(
        IReadOnlyList<T> items, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        foreach (T item in items)
        {
            stop.ThrowIfCancellationRequested();
            bool hasTensors = Structure.Tensors(item).Any();
            yield return hasTensors
                ? (T)Structure.Map(item, leaf => leaf is Tensor tensor ? tensor.clone() : leaf) : item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<int> Numbers(int count, [EnumeratorCancellation] CancellationToken stop)
    {
        for (int i = 0; i < count; i++)
        {
            stop.ThrowIfCancellationRequested();
            yield return i;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<T> Generated<T>(
        Func<IEnumerable<T>> generator, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        foreach (T element in generator())
        {
            stop.ThrowIfCancellationRequested();
            yield return element;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
