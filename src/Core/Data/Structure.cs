using Strata.Tensors;

namespace Strata.Data;

/// <summary>
/// The elements of datasets, which are nested: leaves are tensors, numbers, text and arrays of them, the rest are
/// lists, tuples, maps and objects, see <see cref="Composite"/>.
/// </summary>
internal static class Structure
{
    /// <summary>The tensors in an element.</summary>
    internal static IEnumerable<Tensor> Tensors(object? element)
    {
        if (element is Tensor tensor) return [tensor];
        return Composite.Of(element) is { } whole ? whole.Parts.SelectMany(Tensors) : [];
    }

    /// <summary>Disposes the tensors in an element.</summary>
    internal static void Dispose(object? element)
    {
        foreach (var tensor in Tensors(element)) tensor.dispose();
    }

    /// <summary>An element with each leaf replaced.</summary>
    internal static object Map(object element, Func<object, object> leaf) => Composite.Of(element) is { } whole
        ? whole.Rebuild([.. whole.Parts.Select(part => Map(part ?? "null", leaf))])
        : leaf(element);

    /// <summary>An element whose leaves are those of the given ones, stacked along a new first axis.</summary>
    /// <exception cref="ShapeException">Leaves of different shapes.</exception>
    /// <exception cref="ArgumentException">Elements of different form, or of a type that no tensor can
    /// hold.</exception>
    internal static object Stack(IReadOnlyList<object> elements) => Stack([.. elements], "");

    private static object Stack(object?[] elements, string path)
    {
        if (Composite.Of(elements[0]) is not { } first) return LeafStack.Of(elements, path);
        var columns = new object?[first.Parts.Length][];
        for (int part = 0; part < columns.Length; part++) columns[part] = new object?[elements.Length];
        for (int row = 0; row < elements.Length; row++)
        {
            object?[] parts = Composite.Of(elements[row])?.PartsLike(first) ?? throw new ArgumentException(
                $"batch: expected elements of one form, received {Text(elements[0])} and {Text(elements[row])}{path}.");
            for (int part = 0; part < columns.Length; part++) columns[part][row] = parts[part];
        }

        return first.Rebuild([.. columns.Select((column, part) => Stack(column, $"{path} in '{first.NameOf(part)}'"))]);
    }

    private static string Text(object? element) => element?.GetType().Name ?? "null";
}
