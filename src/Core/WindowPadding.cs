using Strata.Tensors;

namespace Strata;

/// <summary>
/// What windows of a convolution or pooling op see outside of the image: "valid" (nothing, they stay inside), "same"
/// (as many windows as the stride allows), a number of places on every side, or for each axis of the tensor a pair,
/// before and behind.
/// </summary>
public readonly struct WindowPadding
{
    private readonly string? word;
    private readonly int everywhere;
    private readonly int[][]? pairs;

    private WindowPadding(string? word, int everywhere, int[][]? pairs) =>
        (this.word, this.everywhere, this.pairs) = (word, everywhere, pairs);

    /// <summary>"valid" or "same".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator WindowPadding(string pad) =>
        new(Layers.Word.Checked("pad", pad, ["valid", "same"]), 0, null);

    /// <summary>So many places on every side.</summary>
    /// <exception cref="ArgumentException">It is negative.</exception>
    public static implicit operator WindowPadding(int pad) => pad >= 0 ? new(null, pad, null)
        : throw new ArgumentException($"pad: expected a number from 0, received {pad}.");

    /// <summary>For each axis of the tensor, batch and channels among them, places before and behind.</summary>
    /// <exception cref="ArgumentException">An entry is no pair of numbers from 0.</exception>
    public static implicit operator WindowPadding(int[][] pad) =>
        pad.All(pair => pair is [>= 0, >= 0]) ? new(null, 0, pad)
        : throw new ArgumentException("pad: expected pairs of numbers from 0, one for each axis.");

    /// <summary>Whether places were given by number.</summary>
    internal bool IsExplicit => !IsSame && (pairs is not null || everywhere > 0);

    internal bool IsSame => word == "same";

    /// <summary>Places before and behind an axis of a tensor of a rank; of "valid" and "same" none.</summary>
    internal (int Before, int Behind) Of(int axis, int rank)
    {
        if (pairs is null) return (everywhere, everywhere);
        if (pairs.Length != rank || pairs[0] is not [0, 0])
            throw new ShapeException(
                $"pad: expected {rank} pairs, the first [0,0], received " +
                $"[{string.Join(",", pairs.Select(p => $"[{p[0]},{p[1]}]"))}].");
        return (pairs[axis][0], pairs[axis][1]);
    }

    /// <inheritdoc/>
    public override string ToString() => word ?? (pairs is null ? everywhere == 0 ? "valid" : $"{everywhere}"
        : $"[{string.Join(",", pairs.Select(p => $"[{p[0]},{p[1]}]"))}]");
}
