namespace Strata.Layers.Normalization;

/// <summary>The option axis of what normalises each sample.</summary>
internal static class SampleAxes
{
    /// <summary>The axes counted from the front, in the order in which they are given.</summary>
    /// <exception cref="ArgumentException">One is that of the batch, is not there, or is named twice.</exception>
    internal static int[] Of(IntTuple axis, int rank, string layer)
    {
        int[] counted = [.. axis.Select(a => a < 0 ? a + rank : a)];
        if (counted.Length == 0 || counted.Any(a => a < 1 || a >= rank))
        {
            throw new ArgumentException(
                $"axis: layer {layer} expected axes behind that of the batch, of an input of {rank} axes, received " +
                $"{axis}.");
        }

        return counted.Distinct().Count() == counted.Length ? counted
            : throw new ArgumentException($"axis: layer {layer} expected each axis once, received {axis}.");
    }
}
