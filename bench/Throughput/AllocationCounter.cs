namespace Strata.Bench.Throughput;

/// <summary>
/// Notes at each end of an epoch how many managed bytes all threads allocated so far. To count exactly, the runtime
/// stops all threads, which takes longer than a short epoch: it counts in a run of its own, never in a timed one.
/// </summary>
internal sealed class AllocationCounter : Callback
{
    internal const int Epochs = 6;

    private readonly long[] marks = new long[Epochs];
    private int count;

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        Mark();
        return Task.CompletedTask;
    }

    internal void Mark() => marks[count++] = GC.GetTotalAllocatedBytes(precise: true);

    /// <summary>Bytes of an epoch, the median over the epochs after the second, from end to end.</summary>
    internal long Bytes() => Median.Of(marks.Skip(2).Zip(marks.Skip(1), (late, early) => late - early));
}
