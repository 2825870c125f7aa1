using System.Diagnostics;

namespace Strata.Bench.Throughput;

/// <summary>Notes the time at each end of an epoch.</summary>
/// <param name="epochs">How many epochs there will be.</param>
internal sealed class EpochClock(int epochs) : Callback
{
    private readonly long[] marks = new long[epochs];
    private int count;

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        Mark();
        return Task.CompletedTask;
    }

    internal void Mark() => marks[count++] = Stopwatch.GetTimestamp();

    /// <summary>Samples per second, the median over the epochs after the first, from end to end.</summary>
    /// <param name="samples">Samples per epoch.</param>
    internal double Rate(int samples) => samples * (double)Stopwatch.Frequency / Median.OfSteps(marks, 0);
}
