using System.Collections;
using System.Runtime.CompilerServices;

namespace Strata;

/// <summary>
/// Places at the border of an image or a volume, where TensorFlow.js takes one number for all sides, one for each axis,
/// or a pair for each: <c>1</c>, <c>[1, 2]</c> or <c>[[1, 0], [2, 2]]</c>.
/// </summary>
[CollectionBuilder(typeof(Border), nameof(Create))]
public sealed class Border : IReadOnlyList<IntTuple>
{
    private readonly IntTuple[] sides;

    private Border(IntTuple[] sides) => this.sides = sides;

    /// <summary>How many axes it names.</summary>
    public int Count => sides.Length;

    /// <summary>Of an axis, rows being the first of an image, how many places before the image and behind.</summary>
    public IntTuple this[int index] => index >= 0 && index < sides.Length ? sides[index]
        : throw new ArgumentOutOfRangeException(
            nameof(index), $"index: expected 0 to {sides.Length - 1}, received {index}.");

    /// <summary>Makes it of a collection expression.</summary>
    /// <exception cref="ArgumentException">It has another form, or a number is negative.</exception>
    public static Border Create(ReadOnlySpan<IntTuple> sides)
    {
        string received = Text(sides.ToArray());
        if (sides.Length is < 1 or > 3)
            throw new ArgumentException($"border: expected one to three axes, received {received}.");
        return new(Array.ConvertAll(sides.ToArray(), side => Pair(side, received)));
    }

    /// <summary>The same on all sides.</summary>
    public static implicit operator Border(int value) => Create([value]);

    /// <inheritdoc/>
    public IEnumerator<IntTuple> GetEnumerator() => ((IEnumerable<IntTuple>)sides).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Text(sides);

    /// <summary>That of so many axes: a single one serves all.</summary>
    /// <exception cref="ArgumentException">It names another number of axes.</exception>
    internal Border Of(string argument, int axes) => Count == axes ? this
        : Count == 1 ? new([.. Enumerable.Repeat(sides[0], axes)])
        : throw new ArgumentException(
            $"{argument}: expected one number, {axes} numbers or {axes} pairs, received {this}.");

    private static string Text(IntTuple[] sides) => "[" + string.Join(",", sides.Select(side => side.ToString())) + "]";

    private static IntTuple Pair(IntTuple side, string received)
    {
        if (!(side.IsNumber || side.Count == 2) || side.Any(n => n < 0))
            throw new ArgumentException($"border: expected numbers or pairs of numbers from 0, received {received}.");
        return side.Count == 2 ? side : [side[0], side[0]];
    }
}
