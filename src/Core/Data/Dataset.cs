namespace Strata;

/// <summary>
/// A sequence of elements that is read lazily and can be read again: what <c>tf.data</c> makes and
/// <c>fitDataset</c> trains on. What a step needs to know of its elements' type is in <see cref="Dataset{T}"/>.
/// </summary>
public abstract class Dataset
{
    private protected Dataset()
    {
    }

    /// <summary>How many elements there are: null if unknown, positive infinity if it never ends.</summary>
    public abstract double? size { get; }

    /// <summary>
    /// Joins elements to batches. Each leaf of an element becomes a tensor with one axis more, the first: numbers
    /// become vectors, tensors and arrays of numbers are stacked, maps, tuples and objects keep their form.
    /// </summary>
    /// <param name="batchSize">Elements of a batch, at least 1.</param>
    /// <param name="smallLastBatch">Whether the last batch may have fewer; otherwise what is left is dropped.</param>
    /// <exception cref="ArgumentException"><paramref name="batchSize"/> is less than 1.</exception>
    public abstract Dataset<dynamic> batch(int batchSize, bool smallLastBatch = true);

    /// <summary>Reads ahead on another thread.</summary>
    /// <param name="bufferSize">How many elements wait at most, at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="bufferSize"/> is less than 1.</exception>
    public abstract Dataset prefetch(int bufferSize);

    /// <summary>The elements several times over.</summary>
    /// <param name="count">How many times; for ever if null or negative.</param>
    public abstract Dataset repeat(int? count = null);

    /// <summary>
    /// The elements in another order: a buffer slides over them and gives one of those it holds, drawn at random. The
    /// order depends on the seed, the pass and the number of elements alone, on every machine.
    /// </summary>
    /// <param name="bufferSize">Elements in the buffer, at least 1; as many as there are gives any order.</param>
    /// <param name="seed">Key of the draws; drawn after <c>tf.setSeed</c>, or anew, if null.</param>
    /// <param name="reshuffleEachIteration">Whether each pass has an order of its own.</param>
    /// <exception cref="ArgumentException"><paramref name="bufferSize"/> is less than 1.</exception>
    public abstract Dataset shuffle(int bufferSize, long? seed = null, bool reshuffleEachIteration = true);

    /// <summary>Leaves the first elements out.</summary>
    /// <param name="count">How many; all of them if null or negative.</param>
    public abstract Dataset skip(int? count = null);

    /// <summary>Only the first elements.</summary>
    /// <param name="count">How many; all of them if null or negative.</param>
    public abstract Dataset take(int? count = null);

    /// <summary>The elements of one pass, whatever their type.</summary>
    internal abstract IAsyncEnumerable<object> Elements(CancellationToken cancellationToken);
}
