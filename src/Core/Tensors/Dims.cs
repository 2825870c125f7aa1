using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Strata.Tensors;

/// <summary>
/// The dimensions of a tensor inside the engine, row-major. A positive dimension is a length. A negative one, which
/// only the first may be, stands for the batch axis of a plan: −k means k entries per row of the batch.
/// </summary>
[CollectionBuilder(typeof(Dims), nameof(Create))]
public readonly struct Dims : IEquatable<Dims>, IEnumerable<int>
{
    /// <summary>The largest number of axes.</summary>
    public const int MaxRank = 8;

    private readonly Lengths lengths;
    private readonly int rank;

    /// <summary>Copies the lengths.</summary>
    /// <exception cref="ShapeException">There are more than <see cref="MaxRank"/>.</exception>
    public Dims(params int[] lengths)
        : this((ReadOnlySpan<int>)lengths)
    {
    }

    /// <summary>Copies the lengths.</summary>
    /// <exception cref="ShapeException">There are more than <see cref="MaxRank"/>.</exception>
    public Dims(ReadOnlySpan<int> lengths)
    {
        if (lengths.Length > MaxRank)
            throw new ShapeException($"shape: expected at most {MaxRank} axes, received {lengths.Length}.");
        lengths.CopyTo(this.lengths);
        rank = lengths.Length;
    }

    /// <summary>Makes dimensions of a collection expression.</summary>
    public static Dims Create(ReadOnlySpan<int> lengths) => new(lengths);

    /// <summary>The dimensions of a scalar.</summary>
    public static Dims Scalar => default;

    /// <summary>The number of axes.</summary>
    public int Rank => rank;

    /// <summary>The length of an axis; a negative axis counts from the end.</summary>
    public int this[int axis] => Span[axis < 0 ? axis + rank : axis];

    /// <summary>The lengths in order.</summary>
    [UnscopedRef]
    public ReadOnlySpan<int> Span => ((ReadOnlySpan<int>)lengths)[..rank];

    /// <summary>Whether the first axis is the batch axis of a plan.</summary>
    public bool IsSymbolic => rank > 0 && lengths[0] < 0;

    /// <summary>Entries of the first axis per row of the batch; 0 if the first axis is an ordinary one.</summary>
    public int EntriesPerRow => IsSymbolic ? -lengths[0] : 0;

    /// <summary>The number of elements; of one row of the batch if symbolic.</summary>
    public long Size
    {
        get
        {
            long size = 1;
            foreach (int n in Span) size = checked(size * Math.Abs(n));
            return size;
        }
    }

    /// <summary>The dimensions for a batch of this many rows.</summary>
    public Dims Resolve(int rows)
    {
        if (!IsSymbolic) return this;
        int[] copy = ToArray();
        copy[0] = checked(-copy[0] * rows);
        return new(copy);
    }

    /// <summary>
    /// The product of the lengths of the axes from <paramref name="first"/> up to, not including,
    /// <paramref name="end"/>.
    /// </summary>
    public int Product(int first, int end)
    {
        int product = 1;
        for (int i = first; i < end; i++) product = checked(product * this[i]);
        return product;
    }

    /// <summary>A copy as an array.</summary>
    public int[] ToArray() => Span.ToArray();

    /// <summary>The same dimensions with one axis given another length.</summary>
    public Dims With(int axis, int length)
    {
        int[] copy = ToArray();
        copy[axis < 0 ? axis + copy.Length : axis] = length;
        return new(copy);
    }

    /// <summary>The same dimensions without one axis.</summary>
    public Dims Without(int axis)
    {
        var left = new List<int>(ToArray());
        left.RemoveAt(axis < 0 ? axis + left.Count : axis);
        return new([.. left]);
    }

    /// <inheritdoc/>
    public bool Equals(Dims other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dims other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int n in Span) hash.Add(n);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)ToArray()).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Text like [null,28,28].</summary>
    public override string ToString() =>
        "[" + string.Join(",", ToArray().Select(n => n == -1 ? "null" : n < 0 ? $"{-n}·null" : $"{n}")) + "]";

    /// <summary>Whether the lengths are equal.</summary>
    public static bool operator ==(Dims a, Dims b) => a.Equals(b);

    /// <summary>Whether the lengths differ.</summary>
    public static bool operator !=(Dims a, Dims b) => !a.Equals(b);

    // In place, so that dimensions made on a step's path take no memory.
    [InlineArray(MaxRank)]
    private struct Lengths
    {
        private int first;
    }
}
