using System.Globalization;
using System.Text;

namespace Strata.Data;

/// <summary>Reads lines of a CSV file: cells in quotes, quotes doubled within, no line ends within.</summary>
internal sealed class CsvParser
{
    private readonly CsvFormat format;
    private readonly int width;
    private readonly string[] names;
    private readonly int[] places;
    private readonly ColumnConfig?[] configs;
    private readonly bool[] isLabel;

    internal CsvParser(CsvFormat format, string[] columns)
    {
        this.format = format;
        width = columns.Length;
        places = [.. Enumerable.Range(0, width)
            .Where(i => !format.ConfiguredOnly || format.Configs.ContainsKey(columns[i]))];
        names = [.. places.Select(place => columns[place])];
        configs = [.. names.Select(name => format.Configs.GetValueOrDefault(name))];
        isLabel = [.. configs.Select(config => config is { isLabel: true })];
    }

    /// <summary>The cells of a line.</summary>
    /// <exception cref="FormatException">The line does not fit; the message has its number.</exception>
    internal CsvRow Row(string line, long number)
    {
        var cells = Cells(line, format);
        if (cells.Count != width)
            throw new FormatException($"csv: line {number}: expected {width} cells, received {cells.Count}: {line}");
        var values = new CsvValue[places.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Value(cells[places[i]], i, number);
        return new(names, values, isLabel);
    }

    internal static List<string> Cells(string line, CsvFormat format)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (format.DelimitByBlanks ? char.IsWhiteSpace(c) : c == format.Delimiter)
            {
                bool more = format.DelimitByBlanks && i + 1 < line.Length && char.IsWhiteSpace(line[i + 1]);
                if (!more) Flush(cells, cell);
            }
            else
            {
                cell.Append(c);
            }
        }

        Flush(cells, cell);
        return cells;
    }

    private static void Flush(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }

    private CsvValue Value(string cell, int column, long number)
    {
        var config = configs[column];
        if (cell.Length == 0)
        {
            return config switch
            {
                { @default: { } given } => Default(given),
                { required: true } or { isLabel: true } => throw new FormatException(
                    $"csv: line {number}: expected a value in column '{names[column]}', received an empty cell."),
                _ => default,
            };
        }

        if (config?.dtype == DType.@bool)
            return new(cell == "1" || cell.Equals("true", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
        bool isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && !double.IsNaN(value);
        if (!isNumber || config?.dtype == DType.@string) return new(cell);
        return new(config?.dtype == DType.int32 ? Math.Floor(value) : value);
    }

    private static CsvValue Default(object value) => value switch
    {
        string text => new(text),
        bool truth => new(truth ? 1 : 0),
        IConvertible number => new(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException(
            $"default: expected a number, a truth value or text, received {value.GetType().Name}."),
    };
}
