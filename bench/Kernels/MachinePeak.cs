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
    private const int Tries = 9;
    private const nuint CopyLength = 128 << 20;

    private static readonly Lazy<MachinePeak> Measured = new(() => new(Multiplying(), Copying()));

    internal static MachinePeak Here => Measured.Value;

    internal string Text => FormattableString.Invariant(
        $"peak\t{CpuBackend.Threads} threads\t{Operations / 1e9:F1} GFLOP/s\t{Bytes / 1e9:F1} GB/s");

    private static double Multiplying() =>
        Best(_ => MultiplyAddLoop.Run(), CpuBackend.Threads * MultiplyAddLoop.Operations);

    private static double Copying()
    {
        int threads = CpuBackend.Threads;
        nuint part = CopyLength / (nuint)threads;
        byte* from = (byte*)NativeMemory.AllocZeroed(CopyLength), to = (byte*)NativeMemory.AllocZeroed(CopyLength);
        double best = Best(
            thread => NativeMemory.Copy(from + ((nuint)thread * part), to + ((nuint)thread * part), part),
            2.0 * threads * part);
        NativeMemory.Free(from);
        NativeMemory.Free(to);
        return best;
    }

    // All threads begin at once; the time of a try is that of the last one to end.
    private static double Best(Action<int> work, double amount)
    {
        int count = CpuBackend.Threads;
        double best = 0;
        using var gate = new Barrier(count + 1);
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            for (int pass = 0; pass < Tries; pass++)
            {
                gate.SignalAndWait();
                work(i);
                gate.SignalAndWait();
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        for (int pass = 0; pass < Tries; pass++)
        {
            gate.SignalAndWait();
            long start = Stopwatch.GetTimestamp();
            gate.SignalAndWait();
            best = Math.Max(best, amount / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        foreach (var thread in threads) thread.Join();
        return best;
    }
}
