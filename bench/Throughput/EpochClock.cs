using System.Diagnostics;
using Strata.Bench.Kernels;

namespace Strata.Bench.Throughput;

/// <summary>
/// Notes how long each epoch takes, and between epochs what the machine can do and whether we are alone on its cores:
/// its clock and its neighbours change within seconds.
/// </summary>
/// <param name="epochs">How many epochs there will be.</param>
/// <param name="looksAround">Whether to look for neighbours, which disturbs what else is measured.</param>
internal sealed class EpochClock(int epochs, bool looksAround = false) : Callback
{
    /// <summary>The fewest epochs of which a median is given.</summary>
    private const int Enough = 3;

    private static readonly TimeSpan PeakHolds = TimeSpan.FromMilliseconds(100);
    private readonly double[] seconds = new double[epochs], peaks = new double[epochs], widths = new double[epochs];
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
        if (looksAround) widths[count] = MachinePeak.WidthNow();
        if (count == 0 || Stopwatch.GetElapsedTime(lookedAt) > PeakHolds)
        {
            peak = MachinePeak.OperationsNow();
            lookedAt = Stopwatch.GetTimestamp();
        }

        peaks[count++] = peak;
        start = Stopwatch.GetTimestamp();
    }

    /// <summary>The median of all epochs after the first.</summary>
    /// <param name="samples">Samples per epoch.</param>
    /// <param name="operations">Necessary operations of a sample.</param>
    internal Pace Pace(int samples, double operations) => Of(Counted, samples, operations);

    /// <summary>
    /// The median of those of them before and behind which we were alone on our cores; null if there are too few, or
    /// nobody looked.
    /// </summary>
    /// <param name="samples">Samples per epoch.</param>
    /// <param name="operations">Necessary operations of a sample.</param>
    internal Pace? PaceAlone(int samples, double operations)
    {
        int[] alone = [.. Counted.Where(i => NeighbourProbe.WasAlone(widths[i - 1], widths[i]) == true)];
        return alone.Length < Enough ? null : Of(alone, samples, operations);
    }

    private IEnumerable<int> Counted => Enumerable.Range(1, epochs - 1);

    // An epoch's share is that of the peaks before and behind it.
    private Pace Of(IEnumerable<int> chosen, int samples, double operations) => new(
        samples / Median.Of(chosen.Select(i => seconds[i])),
        Median.Of(chosen.Select(i => 2 * samples * operations / seconds[i] / (peaks[i - 1] + peaks[i]))));
}
