using System.Collections;
using System.Dynamic;
using System.Runtime.CompilerServices;

namespace Strata.Data;

/// <summary>
/// An element, or a part of one, that has parts: a list, a tuple, a map or an object with properties.
/// </summary>
/// <param name="Names">The names of the parts; null where their order counts.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Rebuild">Makes the same of other parts.</param>
internal sealed record Composite(string[]? Names, object?[] Parts, Func<object[], object> Rebuild)
{
    private static readonly ConditionalWeakTable<Type, ObjectForm?> Forms = [];

    /// <summary>An element's parts, or null of a leaf.</summary>
    internal static Composite? Of(object? element) => element switch
    {
        null or Tensor or string or IConvertible or CsvValue => null,
        ITuple tuple => new(null, Items(tuple), parts => TupleForm.Of(parts)),
        CsvRow row => OfCsv(row),
        IDictionary<string, object?> map => OfMap([.. map.Keys], [.. map.Values], map is ExpandoObject),
        IDictionary map => OfMap([.. map.Keys.Cast<string>()], [.. map.Values.Cast<object?>()], false),
        Array array => IsLeaf(array) ? null : OfList([.. array.Cast<object?>()]),
        IList list => OfList([.. list.Cast<object?>()]),
        _ => Forms.GetValue(element.GetType(), ObjectForm.Of)?.Read(element),
    };

    /// <summary>A map whose members a program can read with a dot.</summary>
    internal static ExpandoObject Expando(string[] names, object[] parts)
    {
        var result = new ExpandoObject();
        for (int i = 0; i < names.Length; i++) ((IDictionary<string, object?>)result)[names[i]] = parts[i];
        return result;
    }

    internal string NameOf(int part) => Names?[part] ?? $"{part}";

    /// <summary>The parts in the order of another one of the same form; null if the form differs.</summary>
    internal object?[]? PartsLike(Composite other)
    {
        if (Parts.Length != other.Parts.Length || Names is null != other.Names is null) return null;
        if (Names is null || Names.SequenceEqual(other.Names!)) return Parts;
        int[] places = [.. other.Names!.Select(name => Array.IndexOf(Names, name))];
        return places.Contains(-1) ? null : [.. places.Select(place => Parts[place])];
    }

    private static bool IsLeaf(Array array)
    {
        var type = array.GetType().GetElementType()!;
        while (type.IsArray) type = type.GetElementType()!;
        return type.IsPrimitive || type == typeof(string) || type == typeof(decimal);
    }

    private static object?[] Items(ITuple tuple)
    {
        object?[] items = new object?[tuple.Length];
        for (int i = 0; i < items.Length; i++) items[i] = tuple[i];
        return items;
    }

    private static Composite OfList(object?[] parts) =>
        new(null, parts, to => to.All(part => part is Tensor) ? Array.ConvertAll(to, part => (Tensor)part) : to);

    private static Composite OfMap(string[] names, object?[] parts, bool expando) =>
        new(names, parts, to => expando ? Expando(names, to) : Dictionary(names, to));

    private static Composite OfCsv(CsvRow row)
    {
        if (row.HasLabels) return new(["xs", "ys"], [row.xs, row.ys], to => Expando(["xs", "ys"], to));
        return OfMap(row.Keys, [.. row.Keys.Select(name => (object?)row[name])], false);
    }

    private static object Dictionary(string[] names, object[] parts)
    {
        if (!parts.All(part => part is Tensor)) return names.Zip(parts).ToDictionary(p => p.First, p => p.Second);
        return names.Zip(parts).ToDictionary(p => p.First, p => (Tensor)p.Second);
    }
}
