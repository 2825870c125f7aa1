using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Strata.Data;

/// <content>Steps that hold several elements at once.</content>
internal static partial class Steps
{
    internal static async IAsyncEnumerable<object> Batch<T>(
        Dataset<T> source, int batchSize, bool smallLastBatch, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        var rows = new List<object>();
        try
        {
            await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
            {
                rows.Add(element);
                if (rows.Count == batchSize) yield return StackAndDispose(rows);
            }

            if (rows.Count > 0 && smallLastBatch) yield return StackAndDispose(rows);
        }
        finally
        {
            foreach (object left in rows) Structure.Dispose(left);
        }
    }

    internal static async IAsyncEnumerable<T> Prefetch<T>(
        Dataset<T> source, int bufferSize, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var ahead = Channel.CreateBounded<T>(
            new BoundedChannelOptions(bufferSize) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAhead(source, ahead.Writer, ending.Token), CancellationToken.None);
        try
        {
            await foreach (T element in ahead.Reader.ReadAllAsync(stop).ConfigureAwait(false)) yield return element;
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            while (ahead.Reader.TryRead(out var left)) Structure.Dispose(left);
        }
    }

    private static async Task ReadAhead<T>(Dataset<T> source, ChannelWriter<T> ahead, CancellationToken stop)
        where T : notnull
    {
        Exception? failure = null;
        try
        {
            await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
                await ahead.WriteAsync(element, stop).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            failure = error;
        }

        // Whoever reads meets the failure where the element would have been.
        ahead.Complete(failure);
    }

    private static object StackAndDispose(List<object> rows)
    {
        object batch = Structure.Stack(rows);
        foreach (object row in rows) Structure.Dispose(row);
        rows.Clear();
        return batch;
    }
}
