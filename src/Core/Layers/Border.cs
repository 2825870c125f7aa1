using System.Collections;
using System.Runtime.CompilerServices;

namespace Strata;

/// <summary>
/// Rows and columns at the border of an image, where TensorFlow.js takes one number for all sides, one for rows and one
/// for columns, or a pair for each: <c>1</c>, <c>[1, 2]</c> or <c>[[1, 0], [2, 2]]</c>.
/// </summary>
[CollectionBuilder(typeof(Border), nameof(Create))]
public sealed class Border : IReadOnlyList<IntTuple>
{
    private readonly IntTuple rows, columns;

    private Border(IntTuple rows, IntTuple columns) => (this.rows, this.columns) = (rows, columns);

    /// <summary>Always 2: rows and columns.</summary>
    public int Count => 2;

    /// <summary>Of rows (0) or columns (1) how many before the image and behind.</summary>
    public IntTuple this[int index] => index == 0 ? rows : index == 1 ? columns
        : throw new ArgumentOutOfRangeException(nameof(index), $"index: expected 0 or 1, received {index}.");

    /// <summary>Makes it of a collection expression.</summary>
    /// <exception cref="ArgumentException">It has another form, or a number is negative.</exception>
    public static Border Create(ReadOnlySpan<IntTuple> sides)
    {
        string received = "[" + string.Join(",", sides.ToArray().Select(side => side.ToString())) + "]";
        if (sides.Length is < 1 or > 2)
            throw new ArgumentException($"border: expected rows and columns, received {received}.");
        IntTuple rows = Pair(sides[0], received), columns = Pair(sides[^1], received);
        return new(rows, columns);
    }

    /// <summary>The same on all sides.</summary>
    public static implicit operator Border(int value) => Create([value]);

    /// <inheritdoc/>
    public IEnumerator<IntTuple> GetEnumerator() => ((IEnumerable<IntTuple>)[rows, columns]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{rows},{columns}]";

    private static IntTuple Pair(IntTuple side, string received)
    {
        if (side.Count is < 1 or > 2 || side.Any(n => n < 0))
            throw new ArgumentException($"border: expected numbers or pairs of numbers from 0, received {received}.");
        return side.Count == 2 ? side : [side[0], side[0]];
    }
}
