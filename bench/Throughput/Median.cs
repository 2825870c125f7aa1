namespace Strata.Bench.Throughput;

/// <summary>Medians; of an even number of values the upper one.</summary>
internal static class Median
{
    /// <summary>The median of some values.</summary>
    internal static T Of<T>(IEnumerable<T> values)
    {
        T[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
