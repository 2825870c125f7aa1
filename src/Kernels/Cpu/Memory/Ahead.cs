using System.Runtime.Intrinsics.X86;

namespace Strata.Kernels.Cpu.Memory;

/// <summary>Asks for memory that the next step reads or writes, while this one computes.</summary>
internal static unsafe class Ahead
{
    private const int Line = 64;

    internal static void Fetch(float* from, int count)
    {
        if (!Sse.IsSupported) return;
        byte* end = (byte*)(from + count);
        for (byte* at = (byte*)from; at < end; at += Line) Sse.Prefetch1(at);
    }
}
