using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Strata.Kernels.Cpu.Simd;

/// <summary>A row, 16 elements at a time, of which the last may be fewer: nothing behind it is touched.</summary>
[SkipLocalsInit]
internal static unsafe class RowEnd
{
    private const int Lanes = 16;

    /// <summary>The next elements, or as many as are left and the filler behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Load(float* from, int left, Vector512<float> filler)
    {
        if (left >= Lanes) return Vector512.Load(from);
        return Avx512F.IsSupported ? Avx512F.MaskLoad(from, Mask(left), filler) : LoadPart(from, left, filler);
    }

    /// <summary>Stores the next elements, or as many as are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(Vector512<float> values, float* to, int left)
    {
        if (left >= Lanes) values.Store(to);
        else if (Avx512F.IsSupported) Avx512F.MaskStore(to, Mask(left), values);
        else new ReadOnlySpan<float>(&values, left).CopyTo(new(to, left));
    }

    /// <summary>The values, and 0 behind the row's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Keep(Vector512<float> values, int left) =>
        left >= Lanes ? values : values & Mask(left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mask(int left) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(left)).AsSingle();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> LoadPart(float* from, int left, Vector512<float> filler)
    {
        float* part = stackalloc float[Lanes];
        filler.Store(part);
        for (int i = 0; i < left; i++) part[i] = from[i];
        return Vector512.Load(part);
    }
}
