using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Strata.Kernels.Cpu.Memory;

/// <summary>
/// Asks for memory that the next step reads or writes, while this one computes. A few lines at a time: a processor
/// waits for what it computes with behind all that was asked for before.
/// </summary>
internal static unsafe class Ahead
{
    private const int Line = 64;

    internal static void Fetch(float* from, int count)
    {
        if (!Sse.IsSupported) return;
        byte* end = (byte*)(from + count);
        for (byte* at = (byte*)from; at < end; at += Line) Sse.Prefetch1(at);
    }

    /// <summary>One line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Fetch(float* line)
    {
        if (Sse.IsSupported) Sse.Prefetch1(line);
    }

    /// <summary>Vectors of 16 elements that lie some elements apart.</summary>
    internal static void Fetch(float* from, int stride, int count)
    {
        if (!Sse.IsSupported) return;
        for (int i = 0; i < count; i++, from += stride) Sse.Prefetch1(from);
    }
}
