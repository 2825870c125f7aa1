using System.Diagnostics;
using System.Runtime.InteropServices;
using Strata.Kernels.Cpu;

namespace Strata.Bench.Kernels;

/// <summary>What the machine can do at most, measured by as many threads as the backend has.</summary>
/// <param name="Operations">Float32 additions and multiplications per second of a loop of fused multiply-adds that
/// stays in registers.</param>
/// <param name="Bytes">Bytes per second, read and written, of a copy larger than the last cache.</param>
internal sealed unsafe record MachinePeak(double Operations, double Bytes)
{
    private const int Tries = 9, TriesNow = 3;
    private const nuint CopyLength = 128 << 20;

    private static readonly Lazy<MachinePeak> Measured = new(() => new(Multiplying(Tries), Copying()));

    internal static MachinePeak Here => Measured.Value;

    internal string Text => FormattableString.Invariant(
        $"peak\t{CpuBackend.Threads} threads\t{Operations / 1e9:F1} GFLOP/s\t{Bytes / 1e9:F1} GB/s");

    /// <summary>The rate of multiply-adds at this moment, in some milliseconds.</summary>
    internal static double OperationsNow() => Multiplying(TriesNow);

    /// <summary>The least width that a thread has at this moment, see <see cref="NeighbourProbe"/>.</summary>
    internal static double WidthNow()
    {
        double[] widths = new double[CpuBackend.Threads];
        Best(thread => widths[thread] = NeighbourProbe.Width(), 1, tries: 1);
        return widths.Min();
    }

    private static double Multiplying(int tries) =>
        Best(_ => MultiplyAddLoop.Run(), CpuBackend.Threads * MultiplyAddLoop.Operations, tries);

    private static double Copying()
    {
        int threads = CpuBackend.Threads;
        nuint part = CopyLength / (nuint)threads;
        byte* from = (byte*)NativeMemory.AllocZeroed(CopyLength), to = (byte*)NativeMemory.AllocZeroed(CopyLength);
        double best = Best(
            thread => NativeMemory.Copy(from + ((nuint)thread * part), to + ((nuint)thread * part), part),
            2.0 * threads * part,
            Tries);
        NativeMemory.Free(from);
        NativeMemory.Free(to);
        return best;
    }

    // All threads begin at once; a try lasts from the first one's beginning to the last one's end, by their own clocks,
    // since whoever waits for them may be late himself.
    private static double Best(Action<int> work, double amount, int tries)
    {
        int count = CpuBackend.Threads;
        long[] begins = new long[count * tries], ends = new long[count * tries];
        using var gate = new Barrier(count);
        OnAll(count, i =>
        {
            for (int pass = 0; pass < tries; pass++)
            {
                gate.SignalAndWait();
                begins[(pass * count) + i] = Stopwatch.GetTimestamp();
                work(i);
                ends[(pass * count) + i] = Stopwatch.GetTimestamp();
            }
        });
        return Enumerable.Range(0, tries).Max(pass => amount / Stopwatch.GetElapsedTime(
            begins.AsSpan(pass * count, count).ToArray().Min(), ends.AsSpan(pass * count, count).ToArray().Max())
            .TotalSeconds);
    }

    // One thread is the caller's: he stays on the core that is asked about.
    private static void OnAll(int count, Action<int> work)
    {
        if (count == 1)
        {
            work(0);
            return;
        }

        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => work(i))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
    }
}
