namespace Strata.Bench.Throughput;

/// <summary>Medians; of an even number of values the upper one.</summary>
internal static class Median
{
    /// <summary>The median of the steps from each mark to the next.</summary>
    /// <param name="marks">Readings of something that grows.</param>
    /// <param name="skip">How many of the first steps do not count.</param>
    internal static long OfSteps(long[] marks, int skip)
    {
        long[] steps = [.. marks.Skip(1).Zip(marks, (late, early) => late - early).Skip(skip).Order()];
        return steps[steps.Length / 2];
    }
}
