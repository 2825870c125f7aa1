using System.Collections;
using System.Runtime.CompilerServices;
using Strata.Tensors;

namespace Strata;

/// <summary>
/// The lengths of a tensor's axes as layers know them before there is a tensor: null is a length that is not known yet,
/// like that of the batch. Written as a list: <c>[28, 28, null]</c>.
/// </summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IReadOnlyList<int?>, IEquatable<Shape>
{
    private readonly int?[] lengths;

    private Shape(int?[] lengths, bool isNumber = false)
    {
        this.lengths = lengths;
        IsNumber = isNumber;
    }

    /// <summary>The number of axes.</summary>
    public int Count => lengths.Length;

    /// <summary>The number of axes, as TensorFlow.js's arrays name it.</summary>
    public int length => lengths.Length;

    /// <summary>The length of an axis; null if it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int? this[int index] => index >= 0 && index < lengths.Length ? lengths[index]
        : throw new ArgumentOutOfRangeException(
            nameof(index), $"axis: expected one of {lengths.Length} axes of shape {this}, received {index}.");

    /// <summary>Whether it was given as a number, not as a list: files say the same.</summary>
    internal bool IsNumber { get; }

    /// <summary>Whether all lengths are known.</summary>
    internal bool IsKnown => Array.TrueForAll(lengths, n => n is not null);

    /// <summary>Makes a shape of a collection expression; −1 stands for null.</summary>
    /// <exception cref="ArgumentException">A length is negative.</exception>
    public static Shape Create(ReadOnlySpan<int?> lengths)
    {
        foreach (int? n in lengths)
            if (n < -1) throw new ArgumentException($"shape: expected lengths of at least 0, or null, received {n}.");
        return new(Array.ConvertAll(lengths.ToArray(), n => n == -1 ? null : n));
    }

    /// <summary>A shape of one axis.</summary>
    public static implicit operator Shape(int length) => new(Create([length]).lengths, isNumber: true);

    /// <summary>A shape whose lengths are all known.</summary>
    public static implicit operator Shape?(int[]? lengths) =>
        lengths is null ? null : Create(Array.ConvertAll(lengths, n => (int?)n));

    /// <summary>A shape.</summary>
    public static implicit operator Shape?(int?[]? lengths) => lengths is null ? null : Create(lengths);

    /// <summary>Whether the lengths are equal.</summary>
    public static bool operator ==(Shape? a, Shape? b) => a?.Equals(b) ?? b is null;

    /// <summary>Whether the lengths differ.</summary>
    public static bool operator !=(Shape? a, Shape? b) => !(a == b);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && lengths.AsSpan().SequenceEqual(other.lengths);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int? n in lengths) hash.Add(n);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int?> GetEnumerator() => ((IEnumerable<int?>)lengths).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => lengths.GetEnumerator();

    /// <summary>Text as TensorFlow.js prints it: <c>[null,28,28]</c>.</summary>
    public override string ToString() => "[" + string.Join(",", lengths.Select(n => n?.ToString() ?? "null")) + "]";

    /// <summary>What is known of a tensor's shape; the batch axis of a trace is null.</summary>
    internal static Shape Of(Dims dims) => new([.. dims.Select(n => n < 0 ? (int?)null : n)]);

    /// <summary>The lengths, all of which must be known.</summary>
    internal int[] ToKnown(string what) => IsKnown ? Array.ConvertAll(lengths, n => n!.Value)
        : throw new ShapeException($"{what}: expected a shape of known lengths, received {this}.");

    /// <summary>The length of an axis, which must be known; a negative axis counts from the end.</summary>
    internal int Known(int axis, string layer)
    {
        int counted = axis < 0 ? axis + lengths.Length : axis;
        return counted >= 0 && counted < lengths.Length && lengths[counted] is { } n ? n
            : throw new ShapeException(
                $"Layer {layer}: expected an input whose axis {axis} has a known length, received shape {this}.");
    }

    /// <summary>The same shape with one axis given another length; a negative axis counts from the end.</summary>
    internal Shape With(int axis, int? length)
    {
        int?[] copy = [.. lengths];
        copy[axis < 0 ? axis + copy.Length : axis] = length;
        return new(copy);
    }

    /// <summary>The axes from one up to, not including, another.</summary>
    internal Shape Part(int first, int end) => new(lengths[first..end]);
}
