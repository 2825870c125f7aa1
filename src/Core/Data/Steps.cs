using System.Runtime.CompilerServices;

namespace Strata.Data;

/// <summary>
/// What the steps of a pipeline do with the elements of one pass. This part: those that call the user.
/// </summary>
internal static partial class Steps
{
    internal static async IAsyncEnumerable<TResult> Map<T, TResult>(
        Dataset<T> source, Func<T, TResult> transform, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
        where TResult : notnull
    {
        long number = 0;
        await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
        {
            var result = Call("map", number++, element, transform, Structure.Tensors);
            if (result is Task) throw new InvalidOperationException("map: the function returned a task; use mapAsync.");
            DisposeUnlessIn(result, element);
            yield return result;
        }
    }

    internal static async IAsyncEnumerable<TResult> MapAsync<T, TResult>(
        Dataset<T> source, Func<T, Task<TResult>> transform, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
        where TResult : notnull
    {
        long number = 0;
        await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
        {
            TResult result;
            try
            {
                result = await transform(element).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw Failed("mapAsync", number, error);
            }

            number++;
            DisposeUnlessIn(result, element);
            yield return result;
        }
    }

    internal static async IAsyncEnumerable<T> Filter<T>(
        Dataset<T> source, Func<T, bool> predicate, [EnumeratorCancellation] CancellationToken stop)
        where T : notnull
    {
        long number = 0;
        await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
        {
            if (Call("filter", number++, element, predicate, static _ => [])) yield return element;
            else Structure.Dispose(element);
        }
    }

    internal static async Task ForEach<T>(Dataset<T> source, Func<T, Task> f, CancellationToken stop)
        where T : notnull
    {
        long number = 0;
        await foreach (T element in source.WithCancellation(stop).ConfigureAwait(false))
        {
            try
            {
                await f(element).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw Failed("forEachAsync", number, error);
            }

            number++;
            Structure.Dispose(element);
        }
    }

    private static TResult Call<T, TResult>(
        string step, long number, T element, Func<T, TResult> function, Func<object?, IEnumerable<Tensor>> results)
    {
        try
        {
            return Engine.Tidy(() => function(element), result => results(result));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw Failed(step, number, error);
        }
    }

    private static InvalidOperationException Failed(string step, long number, Exception error) =>
        new($"{step}: the function threw at element {number}: {error.Message}", error);

    private static void DisposeUnlessIn(object result, object element)
    {
        var kept = new HashSet<Tensor>(Structure.Tensors(result), ReferenceEqualityComparer.Instance);
        foreach (var tensor in Structure.Tensors(element))
            if (!kept.Contains(tensor)) tensor.dispose();
    }
}
