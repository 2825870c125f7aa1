namespace Strata.Data;

/// <summary>What a CSV file looks like and which of its columns are wanted.</summary>
/// <param name="HasHeader">Whether the first line has the columns' names.</param>
/// <param name="Names">The columns' names in place of the header's.</param>
/// <param name="Configs">How columns are read, by name.</param>
/// <param name="ConfiguredOnly">Whether only those are read.</param>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="DelimitByBlanks">Whether blanks, any number of them, stand between cells.</param>
internal sealed record CsvFormat(
    bool HasHeader, string[]? Names, IReadOnlyDictionary<string, ColumnConfig> Configs, bool ConfiguredOnly,
    char Delimiter, bool DelimitByBlanks)
{
    /// <summary>The names of all columns, given the header's line.</summary>
    /// <exception cref="FormatException">There are none, too many or too few, or a name twice.</exception>
    internal string[] Columns(string? header)
    {
        string[]? found = header is null ? null : [.. CsvParser.Cells(header, this)];
        if (HasHeader && found is null) throw new FormatException("csv: expected a header, received an empty file.");
        string[] columns = Names ?? found ?? throw new FormatException(
            "csv: expected columnNames where hasHeader is false, received neither.");
        if (found is not null && found.Length != columns.Length)
            throw new FormatException(
                $"csv: expected {found.Length} columnNames as in the header, received {columns.Length}.");
        if (columns.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new FormatException($"csv: expected each column once, received '{twice.Key}' {twice.Count()} times.");
        if (Configs.Keys.FirstOrDefault(name => !columns.Contains(name)) is { } unknown)
            throw new FormatException(
                $"csv: columnConfigs: expected names of {string.Join(", ", columns)}, received '{unknown}'.");
        return columns;
    }
}
