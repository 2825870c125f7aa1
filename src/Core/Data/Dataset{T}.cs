using System.Runtime.CompilerServices;
using Strata.Data;

namespace Strata;

/// <summary>
/// A dataset whose elements are of type T: tensors, numbers, text, arrays of them, or maps, tuples, anonymous objects
/// and positional records of such. Deriving from it takes one method; see also <c>tf.data.generator</c>.
/// </summary>
/// <typeparam name="T">The type of an element; dynamic where only running tells, as behind <c>batch</c>.</typeparam>
public abstract class Dataset<T> : Dataset, IAsyncEnumerable<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override double? size => null;

    /// <summary>Starts a pass over the elements. The caller owns the tensors in them.</summary>
    public abstract IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default);

    /// <summary>Starts a pass over the elements, step by step as in TensorFlow.js.</summary>
    public Task<LazyIterator<T>> iterator() => Task.FromResult(new LazyIterator<T>(GetAsyncEnumerator()));

    /// <summary>
    /// The elements changed by a function. The tensors it makes and does not return are disposed, and so are the
    /// element's that it does not return.
    /// </summary>
    /// <exception cref="InvalidOperationException">While reading: the function threw; its error is inside.</exception>
    public Dataset<TResult> map<TResult>(Func<T, TResult> transform)
        where TResult : notnull => new Pipeline<TResult>(size, stop => Steps.Map(this, transform, stop));

    /// <summary>The elements changed by an asynchronous function, which disposes what it need not keep.</summary>
    /// <exception cref="InvalidOperationException">While reading: the function threw; its error is inside.</exception>
    public Dataset<TResult> mapAsync<TResult>(Func<T, Task<TResult>> transform)
        where TResult : notnull => new Pipeline<TResult>(size, stop => Steps.MapAsync(this, transform, stop));

    /// <summary>The elements that a predicate takes; the tensors of the others are disposed.</summary>
    /// <exception cref="InvalidOperationException">While reading: the predicate threw; its error is inside.</exception>
    public Dataset<T> filter(Func<T, bool> predicate) => new Pipeline<T>(
        size is double.PositiveInfinity ? size : null, stop => Steps.Filter(this, predicate, stop));

    /// <summary>The elements of this one, then those of another.</summary>
    public Dataset<T> concatenate(Dataset<T> dataset) => new Pipeline<T>(
        Sizes.Concatenate(size, dataset.size), stop => Steps.Concatenate(this, dataset, stop));

    /// <inheritdoc/>
    public override Dataset<dynamic> batch(int batchSize, bool smallLastBatch = true)
    {
        Require.AtLeastOne(batchSize);
        return new Pipeline<dynamic>(
            Sizes.Batch(size, batchSize, smallLastBatch), stop => Steps.Batch(this, batchSize, smallLastBatch, stop));
    }

    /// <inheritdoc/>
    public override Dataset<T> prefetch(int bufferSize)
    {
        Require.AtLeastOne(bufferSize);
        return new Pipeline<T>(size, stop => Steps.Prefetch(this, bufferSize, stop));
    }

    /// <inheritdoc/>
    public override Dataset<T> repeat(int? count = null) =>
        new Pipeline<T>(Sizes.Repeat(size, count), stop => Steps.Repeat(this, count, stop));

    /// <inheritdoc/>
    public override Dataset<T> shuffle(int bufferSize, long? seed = null, bool reshuffleEachIteration = true)
    {
        Require.AtLeastOne(bufferSize);
        var passes = new ShufflePasses(seed, reshuffleEachIteration);
        return new Pipeline<T>(size, stop => Steps.Shuffle(this, bufferSize, passes.Next(), stop));
    }

    /// <inheritdoc/>
    public override Dataset<T> skip(int? count = null) =>
        new Pipeline<T>(Sizes.Skip(size, count), stop => Steps.Skip(this, count, stop));

    /// <inheritdoc/>
    public override Dataset<T> take(int? count = null) =>
        new Pipeline<T>(Sizes.Take(size, count), stop => Steps.Take(this, count, stop));

    /// <summary>Calls a function with each element, one after the other, and disposes its tensors afterwards.</summary>
    /// <exception cref="InvalidOperationException">The function threw; its error is inside.</exception>
    public Task forEachAsync(Action<T> f, CancellationToken cancellationToken = default) =>
        Steps.ForEach(this, element => { f(element); return Task.CompletedTask; }, cancellationToken);

    /// <summary>
    /// Awaits a function with each element, one after the other, and disposes its tensors afterwards.
    /// </summary>
    /// <exception cref="InvalidOperationException">The function threw; its error is inside.</exception>
    public Task forEachAsync(Func<T, Task> f, CancellationToken cancellationToken = default) =>
        Steps.ForEach(this, f, cancellationToken);

    /// <summary>All elements of one pass.</summary>
    /// <exception cref="InvalidOperationException">The dataset never ends.</exception>
    public async Task<T[]> toArray(CancellationToken cancellationToken = default)
    {
        if (size is double.PositiveInfinity)
            throw new InvalidOperationException("toArray: expected a dataset that ends, received an infinite one.");
        var elements = new List<T>();
        await foreach (T element in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            elements.Add(element);
        return [.. elements];
    }

    internal override async IAsyncEnumerable<object> Elements(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (T element in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return element;
    }
}
