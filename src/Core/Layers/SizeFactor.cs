using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// How much a length changes at random, as a part of it: <c>0.2</c> for −0.2 to 0.2, or <c>[−0.1, 0.3]</c>.
/// </summary>
[CollectionBuilder(typeof(SizeFactor), nameof(Create))]
public sealed class SizeFactor : IReadOnlyList<double>
{
    private readonly double[] values;

    private SizeFactor(double[] values)
    {
        this.values = values;
        string received = $"received {this}.";
        if (values.Length is 0 or > 2 || (values.Length == 1 && !(values[0] > 0)))
            throw new ArgumentException($"factor: expected a positive number or two numbers, {received}");
        if (!(Lower >= -1) || !double.IsFinite(Upper))
            throw new ArgumentException($"factor: expected numbers of at least -1, {received}");
        if (Upper < Lower) throw new ArgumentException($"factor: expected the lower bound first, {received}");
    }

    /// <summary>1, or 2 for bounds.</summary>
    public int Count => values.Length;

    /// <summary>One of the numbers.</summary>
    public double this[int index] => values[index];

    internal double Lower => values.Length == 1 ? -values[0] : values[0];

    internal double Upper => values[^1];

    internal bool IsFixed => Lower.Equals(Upper);

    /// <summary>Makes it of a collection expression.</summary>
    /// <exception cref="ArgumentException">There are not one or two numbers, or they are out of range.</exception>
    public static SizeFactor Create(ReadOnlySpan<double> values) => new(values.ToArray());

    /// <summary>From −value to value.</summary>
    /// <exception cref="ArgumentException">It is not positive.</exception>
    public static implicit operator SizeFactor(double value) => new([value]);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => values.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(",", values) + "]";

    internal JsonNode? ToJson() => ConfigValue.ToJson(Count == 1 ? values[0] : values);
}
