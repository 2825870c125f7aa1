using System.Collections;
using System.Runtime.CompilerServices;

namespace Strata;

/// <summary>Whole numbers where TensorFlow.js takes one or a list: <c>3</c> or <c>[3, 3]</c>.</summary>
[CollectionBuilder(typeof(IntTuple), nameof(Create))]
public sealed class IntTuple : IReadOnlyList<int>
{
    private readonly int[] values;

    private IntTuple(int[] values, bool isNumber = false)
    {
        this.values = values;
        IsNumber = isNumber;
    }

    /// <summary>Whether it was given as a number, not as a list: files say the same.</summary>
    internal bool IsNumber { get; }

    /// <summary>How many.</summary>
    public int Count => values.Length;

    /// <summary>One of them.</summary>
    public int this[int index] => values[index];

    /// <summary>Makes it of a collection expression.</summary>
    public static IntTuple Create(ReadOnlySpan<int> values) => new(values.ToArray());

    /// <summary>A single number.</summary>
    public static implicit operator IntTuple(int value) => new([value], isNumber: true);

    /// <summary>A list of numbers.</summary>
    public static implicit operator IntTuple?(int[]? values) => values is null ? null : new([.. values]);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(",", values) + "]";

    internal int[] ToArray() => [.. values];

    /// <summary>One number for each of some axes: a single one serves all.</summary>
    /// <exception cref="ArgumentException">Another count of numbers, or one below 1.</exception>
    internal static IntTuple PerAxis(string argument, IntTuple? value, int axes, IntTuple byDefault)
    {
        var given = value ?? byDefault;
        if (given.Count != axes && given.Count != 1)
            throw new ArgumentException($"{argument}: expected one number or {axes}, received {given}.");
        if (given.Any(n => n < 1))
            throw new ArgumentException($"{argument}: expected numbers of at least 1, received {given}.");
        return given.Count == axes && !given.IsNumber ? given : new([.. Enumerable.Repeat(given[0], axes)]);
    }
}
