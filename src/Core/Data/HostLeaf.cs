using Strata.Tensors;

namespace Strata.Data;

/// <summary>Numbers, truth values, text and arrays of them, rectangular or jagged.</summary>
internal static class HostLeaf
{
    /// <summary>The type of the values.</summary>
    internal static Type TypeOf(object? leaf)
    {
        if (leaf is CsvValue cell) return cell.IsText ? typeof(string) : typeof(double);
        var type = leaf?.GetType() ?? typeof(object);
        while (type.IsArray) type = type.GetElementType()!;
        return type;
    }

    internal static float ToFloat(object? value) => value switch
    {
        float number => number,
        CsvValue cell => (float)cell,
        IConvertible and not string and not bool => Convert.ToSingle(value),
        _ => throw new InvalidCastException(),
    };

    /// <summary>The values in row-major order.</summary>
    /// <exception cref="InvalidCastException">A value is of another kind.</exception>
    internal static (T[] Values, Dims Dims) Read<T>(object? leaf, Func<object?, T> convert)
    {
        if (leaf is T[] values) return (values, [values.Length]);
        if (leaf is not Array array)
            return ([convert(leaf is CsvValue { IsText: true } cell ? cell.ToString() : leaf)], []);
        if (array.GetType().GetElementType()!.IsArray) return Jagged(array, convert);
        int[] dims = [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];
        return ([.. array.Cast<object?>().Select(convert)], new(dims));
    }

    internal static string Describe(object? leaf) => leaf switch
    {
        null => "null",
        CsvValue { IsMissing: true } => "an empty cell",
        _ => leaf.GetType().Name,
    };

    private static (T[] Values, Dims Dims) Jagged<T>(Array array, Func<object?, T> convert)
    {
        var rows = array.Cast<object?>().Select(row => Read(row, convert)).ToArray();
        Dims inner = rows.Length == 0 ? [] : rows[0].Dims;
        return rows.Any(row => row.Dims != inner) ? throw new InvalidCastException()
            : ([.. rows.SelectMany(row => row.Values)], new([rows.Length, .. inner.Span]));
    }
}
