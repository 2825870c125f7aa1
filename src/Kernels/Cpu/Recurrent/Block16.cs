using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>Sixteen units, or the last ones if fewer are left: nothing is read or written behind them.</summary>
[SkipLocalsInit]
internal static unsafe class Block16
{
    internal const int Length = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Load(float* from, int real) =>
        real >= Length ? Vector512.Load(from) : LoadPart(from, real);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(Vector512<float> value, float* to, int real)
    {
        if (real >= Length) value.Store(to);
        else StorePart(value, to, real);
    }

    /// <summary>Units filled up to a multiple of what is computed at once.</summary>
    internal static int Padded(int units) => (units + Length - 1) / Length * Length;

    internal static void Copy(float* from, float* to, int count) =>
        new ReadOnlySpan<float>(from, count).CopyTo(new(to, count));

    /// <summary>Copies vectors of at most 16 elements that lie some elements apart.</summary>
    internal static void Copy(float* from, int stride, float* to, int next, int count, int real)
    {
        for (int i = 0; i < count; i++)
            new ReadOnlySpan<float>(from + (i * stride), real).CopyTo(new(to + (i * next), real));
    }

    private static Vector512<float> LoadPart(float* from, int real)
    {
        float* part = stackalloc float[Length];
        new Span<float>(part, Length).Clear();
        new ReadOnlySpan<float>(from, real).CopyTo(new(part, real));
        return Vector512.Load(part);
    }

    private static void StorePart(Vector512<float> value, float* to, int real)
    {
        float* part = stackalloc float[Length];
        value.Store(part);
        new ReadOnlySpan<float>(part, real).CopyTo(new(to, real));
    }
}
