using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Strata.Bench.Kernels.Beside;

/// <summary>
/// Tells whether something else runs on the other hardware thread of our core, as another guest of the same host may
/// without our seeing it: four chains of additions then take twice as long, since they take a processor's whole width.
/// </summary>
internal sealed class NeighbourProbe
{
    private const int Rounds = 2000;
    private const double AtLeastAlone = 0.86, AtMostBeside = 0.6;
    private static long sink;
    private double best;

    internal NeighbourProbe()
    {
        for (int i = 0; i < 10_000; i++) Rate();
    }

    /// <summary>The rate at this moment, some microseconds long.</summary>
    internal double Rate()
    {
        long start = Stopwatch.GetTimestamp();
        sink = Add(1, 3);
        double rate = 1 / Stopwatch.GetElapsedTime(start).TotalSeconds;
        best = Math.Max(best, rate);
        return rate;
    }

    /// <summary>Whether we were alone between two rates; null if that is not clear.</summary>
    internal bool? WasAlone(double before, double after) =>
        Math.Min(before, after) >= AtLeastAlone * best ? true
        : Math.Max(before, after) <= AtMostBeside * best ? false
        : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long Add(long x, long y)
    {
        long a = 0, b = 1, c = 2, d = 3;
        for (int round = 0; round < Rounds; round++)
        {
            a += x;
            b += x;
            c += x;
            d += x;
            a ^= y;
            b ^= y;
            c ^= y;
            d ^= y;
        }

        return a + b + c + d;
    }
}
