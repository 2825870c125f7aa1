using System.Diagnostics;
using Strata.Bench.Kernels;

namespace Strata.Bench.Throughput;

/// <summary>
/// Notes how long each epoch takes, and between epochs what the machine can do: its clock and its neighbours change
/// within seconds.
/// </summary>
/// <param name="epochs">How many epochs there will be.</param>
internal sealed class EpochClock(int epochs) : Callback
{
    private static readonly TimeSpan PeakHolds = TimeSpan.FromMilliseconds(100);
    private readonly double[] seconds = new double[epochs], peaks = new double[epochs];
    private long start = Stopwatch.GetTimestamp(), lookedAt;
    private double peak;
    private int count;

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        Mark();
        return Task.CompletedTask;
    }

    internal void Mark()
    {
        seconds[count] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (count == 0 || Stopwatch.GetElapsedTime(lookedAt) > PeakHolds)
        {
            peak = MachinePeak.OperationsNow();
            lookedAt = Stopwatch.GetTimestamp();
        }

        peaks[count++] = peak;
        start = Stopwatch.GetTimestamp();
    }

    /// <summary>Samples per second, the median over the epochs after the first.</summary>
    /// <param name="samples">Samples per epoch.</param>
    internal double Rate(int samples) => samples / Median.Of(seconds.Skip(1));

    /// <summary>The share of the peaks before and behind an epoch, the median over those after the first.</summary>
    /// <param name="samples">Samples per epoch.</param>
    /// <param name="operations">Necessary operations of a sample.</param>
    internal double Share(int samples, double operations) => Median.Of(Enumerable.Range(1, epochs - 1)
        .Select(i => 2 * samples * operations / seconds[i] / (peaks[i - 1] + peaks[i])));
}
