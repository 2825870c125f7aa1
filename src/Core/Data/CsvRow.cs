namespace Strata;

/// <summary>
/// One line of a CSV file. Where columns are labels, <see cref="xs"/> has the others and <see cref="ys"/> the labels,
/// as in TensorFlow.js; a cell is read by its column's name.
/// </summary>
public sealed class CsvRow
{
    private readonly string[] columns;
    private readonly CsvValue[] cells;
    private readonly CsvRow? features;
    private readonly CsvRow? labels;

    internal CsvRow(string[] columns, CsvValue[] cells, bool[]? isLabel = null)
    {
        this.columns = columns;
        this.cells = cells;
        if (isLabel is null || !isLabel.Contains(true)) return;
        features = Only(place => !isLabel[place]);
        labels = Only(place => isLabel[place]);
    }

    /// <summary>The columns that are no labels.</summary>
    /// <exception cref="InvalidOperationException">No column is a label.</exception>
    public CsvRow xs => features ?? throw NoLabels("xs");

    /// <summary>The columns that are labels.</summary>
    /// <exception cref="InvalidOperationException">No column is a label.</exception>
    public CsvRow ys => labels ?? throw NoLabels("ys");

    /// <summary>The names of the columns, in the order of the file.</summary>
    public string[] Keys => columns;

    /// <summary>The numbers of all columns, in the order of the file.</summary>
    /// <exception cref="InvalidCastException">A cell is text, or empty.</exception>
    public float[] Values => Array.ConvertAll(cells, cell => (float)cell);

    /// <summary>The cell of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public CsvValue this[string column]
    {
        get
        {
            int place = Array.IndexOf(columns, column);
            return place >= 0 ? cells[place]
                : throw new ArgumentException(
                    $"column: expected one of {string.Join(", ", columns)}, received '{column}'.");
        }
    }

    internal bool HasLabels => labels is not null;

    private CsvRow Only(Func<int, bool> taken)
    {
        int[] places = [.. Enumerable.Range(0, columns.Length).Where(taken)];
        return new([.. places.Select(place => columns[place])], [.. places.Select(place => cells[place])]);
    }

    private static InvalidOperationException NoLabels(string member) =>
        new($"{member}: no column is a label; set isLabel in columnConfigs, or read the cells of the row itself.");
}
