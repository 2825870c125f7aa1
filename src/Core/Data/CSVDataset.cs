using System.Runtime.CompilerServices;
using Strata.Data;

namespace Strata;

/// <summary>The lines of a CSV file, read anew, line by line, in each pass. Made by <c>tf.data.csv</c>.</summary>
public sealed class CSVDataset : Dataset<CsvRow>
{
    private readonly string source;
    private readonly CsvFormat format;

    internal CSVDataset(string source, CsvFormat format)
    {
        TextSource.Check(source);
        this.source = source;
        this.format = format;
    }

    /// <summary>The names of the columns, in the order of the file.</summary>
    /// <exception cref="FormatException">The file has no header, or one that does not fit.</exception>
    public async Task<string[]> columnNames(CancellationToken cancellationToken = default)
    {
        using var lines = await TextSource.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        string? first = format.HasHeader ? await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) : null;
        return format.Columns(first);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerator<CsvRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Rows(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<CsvRow> Rows([EnumeratorCancellation] CancellationToken stop)
    {
        using var lines = await TextSource.OpenAsync(source, stop).ConfigureAwait(false);
        long number = format.HasHeader ? 1 : 0;
        string? header = format.HasHeader ? await lines.ReadLineAsync(stop).ConfigureAwait(false) : null;
        var parser = new CsvParser(format, format.Columns(header));
        while (await lines.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
        {
            number++;
            if (line.Length > 0) yield return parser.Row(line, number);
        }
    }
}
