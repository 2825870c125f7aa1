using Strata.Data;

namespace Strata;

/// <summary>What hangs off <c>tf.data</c>.</summary>
public sealed class DatasetFactories
{
    internal DatasetFactories()
    {
    }

    /// <summary>The items of a list. Tensors in them stay the caller's: each pass gives clones.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="items">Tensors, numbers, text, arrays of them, or maps, tuples and objects of such.</param>
    public Dataset<T> array<T>(IReadOnlyList<T> items)
        where T : notnull => Datasets.OfItems(items);

    /// <summary>What a function enumerates, called anew for each pass.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="generator">A function that begins a pass, usually one with <c>yield return</c>.</param>
    public Dataset<T> generator<T>(Func<IEnumerable<T>> generator)
        where T : notnull => Datasets.OfGenerator(generator);

    /// <summary>What a function enumerates asynchronously, called anew for each pass.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="generator">A function that begins a pass, usually one with <c>yield return</c>.</param>
    public Dataset<T> generator<T>(Func<IAsyncEnumerable<T>> generator)
        where T : notnull => Datasets.OfGenerator(generator);

    /// <summary>
    /// The rows of tensors: element i has row i of each. Shuffling and batching it gathers whole batches at once. The
    /// tensors stay the caller's and must live as long as the dataset is read.
    /// </summary>
    /// <typeparam name="T">The type of an element, as that of the argument.</typeparam>
    /// <param name="tensors">A tensor, or a list, tuple, map, anonymous object or record of tensors, of equally many
    /// rows.</param>
    /// <exception cref="ShapeException">The tensors have different numbers of rows.</exception>
    public Dataset<T> fromTensorSlices<T>(T tensors)
        where T : notnull => Datasets.OfRows(tensors);

    /// <summary>Elements of several datasets side by side, up to the end of the shortest.</summary>
    /// <param name="datasets">Datasets in a list, a tuple, a map or an object: <c>new { xs = a, ys = b }</c>.</param>
    /// <exception cref="ArgumentException">A leaf is no dataset, or there is none.</exception>
    public Dataset<dynamic> zip(object datasets) => new ZipDataset(datasets);

    /// <summary>
    /// The lines of a CSV file. A cell that is no number is text; a cell may stand in double quotes, which are doubled
    /// within; quoted line ends are not supported. Elements have <c>xs</c> and <c>ys</c> if a column is a label.
    /// </summary>
    /// <param name="source">file://… (a path, relative or not), http://… or https://….</param>
    /// <param name="hasHeader">Whether the first line has the columns' names.</param>
    /// <param name="columnNames">The columns' names in place of the header's.</param>
    /// <param name="columnConfigs">How columns are read, by name.</param>
    /// <param name="configuredColumnsOnly">Whether the columns not in <paramref name="columnConfigs"/> are left
    /// out.</param>
    /// <param name="delimiter">What stands between cells: one character.</param>
    /// <param name="delimWhitespace">Whether blanks, any number of them, stand between cells instead.</param>
    /// <exception cref="ArgumentException">The source is no such URL, or the delimiter not one character.</exception>
    /// <exception cref="FormatException">While reading: names or lines that do not fit; the message has the
    /// line.</exception>
    public CSVDataset csv(
        string source,
        bool hasHeader = true,
        string[]? columnNames = null,
        Dictionary<string, ColumnConfig>? columnConfigs = null,
        bool configuredColumnsOnly = false,
        string delimiter = ",",
        bool delimWhitespace = false)
    {
        if (delimiter.Length != 1)
            throw new ArgumentException($"delimiter: expected one character, received '{delimiter}'.");
        if (delimWhitespace && delimiter != ",")
            throw new ArgumentException(
                "delimWhitespace: expected no delimiter of its own beside it, received '" + delimiter + "'.");
        return new(source, new(
            hasHeader, columnNames, columnConfigs ?? [], configuredColumnsOnly, delimiter[0], delimWhitespace));
    }
}
