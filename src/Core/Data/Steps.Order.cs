using System.Runtime.CompilerServices;
using Strata.Training;

namespace Strata.Data;

/// <content>Which elements come, and in which order.</content>
internal static partial class Steps
{
    internal static async IAsyncEnumerable<T> Concatenate<T>(
        Dataset<T> first, Dataset<T> second, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        await foreach (T element in first.WithCancellation(stop).ConfigureAwait(false)) yield return element;
        await foreach (T element in second.WithCancellation(stop).ConfigureAwait(false)) yield return element;
    }

    internal static async IAsyncEnumerable<T> Repeat<T>(
        Dataset<T> source, int? count, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        bool any = true;
        for (int pass = 0; any && (count is null or < 0 || pass < count); pass++)
        {
            // A source without elements would be read again and again for nothing.
            any = false;
            await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
            {
                any = true;
                yield return element;
            }

            pass = Math.Min(pass, int.MaxValue - 1);
        }
    }

    internal static async IAsyncEnumerable<T> Shuffle<T>(
        Dataset<T> source, int bufferSize, ulong stream, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        var buffer = new List<T>();
        ulong drawn = 0;
        try
        {
            await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
            {
                buffer.Add(element);
                if (buffer.Count == bufferSize) yield return Draw(buffer, stream, drawn++);
            }

            while (buffer.Count > 0) yield return Draw(buffer, stream, drawn++);
        }
        finally
        {
            foreach (T left in buffer) Structure.Dispose(left);
        }
    }

    internal static async IAsyncEnumerable<T> Skip<T>(
        Dataset<T> source, int? count, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        if (count is null or < 0) yield break;
        int left = count.Value;
        await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
        {
            if (left == 0) yield return element;
            else Structure.Dispose(element);
            left = Math.Max(0, left - 1);
        }
    }

    internal static async IAsyncEnumerable<T> Take<T>(
        Dataset<T> source, int? count, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        if (count == 0) yield break;
        int taken = 0;
        await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
        {
            yield return element;
            if (count > 0 && ++taken == count) yield break;
        }
    }

    private static T Draw<T>(List<T> buffer, ulong stream, ulong place)
    {
        int at = SplitMix.Below(buffer.Count, stream, place);
        T drawn = buffer[at];
        buffer[at] = buffer[^1];
        buffer.RemoveAt(buffer.Count - 1);
        return drawn;
    }
}
