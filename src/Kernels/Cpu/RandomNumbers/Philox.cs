using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.RandomNumbers;

/// <summary>
/// Philox-4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11) for eight counters at once;
/// each word stands in the lower half of a lane.
/// </summary>
internal readonly struct Philox
{
    /// <summary>The words of eight counters.</summary>
    internal Philox(Vector512<ulong> c0, uint row, uint step, uint stream, ulong key)
    {
        var low = Vector512.Create(0xFFFFFFFFUL);
        Vector512<ulong> c1 = Vector512.Create((ulong)row), c2 = Vector512.Create((ulong)step);
        var c3 = Vector512.Create((ulong)stream);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            var p0 = Vector512.Create(0xD2511F53UL) * c0;
            var p1 = Vector512.Create(0xCD9E8D57UL) * c2;
            c0 = Vector512.ShiftRightLogical(p1, 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c2 = Vector512.ShiftRightLogical(p0, 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c1 = p1 & low;
            c3 = p0 & low;
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        (Word0, Word1, Word2, Word3) = (c0, c1, c2, c3);
    }

    internal Vector512<ulong> Word0 { get; }

    internal Vector512<ulong> Word1 { get; }

    internal Vector512<ulong> Word2 { get; }

    internal Vector512<ulong> Word3 { get; }

    /// <summary>A word, exactly, as float64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> ToDouble(Vector512<ulong> word)
    {
        var exponent = Vector512.Create(4503599627370496.0);
        return (word | exponent.AsUInt64()).AsDouble() - exponent;
    }
}
