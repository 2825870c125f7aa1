using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Strata.Bench.Kernels;

/// <summary>
/// Tells whether something else runs on the other hardware thread of our core, as another guest of the same host may
/// without our seeing it: independent additions, which take a processor's whole width, then get half of it. Additions
/// that wait for one another, one a cycle beside anything, say how long a cycle is.
/// </summary>
internal static unsafe class NeighbourProbe
{
    private const int Rounds = 8000, Tries = 3;
    private const double AtLeastAlone = 3.2, AtMostBeside = 2.4;
    private static long sink;

    /// <summary>Independent additions a cycle at this moment; takes some tens of microseconds.</summary>
    internal static double Width()
    {
        double independent = double.MaxValue, waiting = double.MaxValue;
        for (int i = 0; i < Tries; i++)
        {
            independent = Math.Min(independent, Seconds(&Independent));
            waiting = Math.Min(waiting, Seconds(&Waiting));
        }

        return waiting / independent;
    }

    /// <summary>Whether we were alone between two widths; null if that is not clear.</summary>
    internal static bool? WasAlone(double before, double after) =>
        Math.Min(before, after) >= AtLeastAlone ? true : Math.Max(before, after) <= AtMostBeside ? false : null;

    private static double Seconds(delegate*<long, long, long> additions)
    {
        long start = Stopwatch.GetTimestamp();
        sink = additions(1, 3);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long Independent(long x, long y)
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

    // As many, each with the result of the one before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long Waiting(long x, long y)
    {
        long a = 0;
        for (int round = 0; round < 4 * Rounds; round++) a = (a + x) ^ y;
        return a;
    }
}
