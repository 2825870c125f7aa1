namespace Strata;

/// <summary>One pass over a dataset, asked for element by element.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public sealed class LazyIterator<T> : IAsyncDisposable
{
    private readonly IAsyncEnumerator<T> elements;

    internal LazyIterator(IAsyncEnumerator<T> elements) => this.elements = elements;

    /// <summary>The next element, or that there is none.</summary>
    public async Task<IteratorResult<T>> next() =>
        await elements.MoveNextAsync().ConfigureAwait(false) ? new(elements.Current, false) : new(default, true);

    /// <summary>Ends the pass and returns what its steps hold.</summary>
    public ValueTask DisposeAsync() => elements.DisposeAsync();
}
