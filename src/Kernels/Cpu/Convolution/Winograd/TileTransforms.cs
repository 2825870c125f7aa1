using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>
/// Tiles of 4 × 4 pixels between pixels and the points where products are taken (Winograd; Lavin and Gray, 2016:
/// F(2 × 2, 3 × 3) for a convolution, F(3 × 3, 2 × 2) for its filter's gradient), over channels side by side. Point
/// (i, j) of a tile lies (4·i + j) · stride from its first. Nothing here is inlined into what it is called by, among
/// whose values it would find its own no longer in registers.
/// </summary>
internal static unsafe class TileTransforms
{
    /// <summary>Points of a tile.</summary>
    internal const int Points = 16;

    /// <summary>Bᵀ·d·B of 4 × 4 pixels of an image, Bᵀ = [1 0 −1 0; 0 1 1 0; 0 −1 1 0; 0 1 0 −1].</summary>
    /// <param name="from">The first pixel.</param>
    /// <param name="pitch">Elements from one row of pixels to the next.</param>
    /// <param name="pixel">Elements from one pixel to the next.</param>
    /// <param name="channels">How many channels, a multiple of 16.</param>
    /// <param name="to">The first point.</param>
    /// <param name="stride">Elements from one point to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Image<V>(float* from, long pitch, int pixel, int channels, float* to, long stride)
        where V : struct, ILanes<V>
    {
        for (int c = 0; c < channels; c += V.Count, from += V.Count, to += V.Count)
        {
            ImageColumn(from, pitch, out V t00, out V t10, out V t20, out V t30);
            ImageColumn(from + pixel, pitch, out V t01, out V t11, out V t21, out V t31);
            ImageColumn(from + (2 * pixel), pitch, out V t02, out V t12, out V t22, out V t32);
            ImageColumn(from + (3 * pixel), pitch, out V t03, out V t13, out V t23, out V t33);
            ImageRow(t00, t01, t02, t03, to, stride);
            ImageRow(t10, t11, t12, t13, to + (4 * stride), stride);
            ImageRow(t20, t21, t22, t23, to + (8 * stride), stride);
            ImageRow(t30, t31, t32, t33, to + (12 * stride), stride);
        }
    }

    /// <summary>Aᵀ·m·A, 2 × 2 pixels of a result or what is inside of it, Aᵀ = [1 1 1 0; 0 1 −1 −1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Result<V>(
        float* from, long stride, int channels, float* to, long pitch, int rows, int columns)
        where V : struct, ILanes<V>
    {
        for (int c = 0; c < channels; c += V.Count, from += V.Count, to += V.Count)
        {
            ResultColumn(from, stride, out V t00, out V t10);
            ResultColumn(from + stride, stride, out V t01, out V t11);
            ResultColumn(from + (2 * stride), stride, out V t02, out V t12);
            ResultColumn(from + (3 * stride), stride, out V t03, out V t13);
            V.Store(V.Add(V.Add(t00, t01), t02), to);
            if (columns > 1) V.Store(V.Subtract(V.Subtract(t01, t02), t03), to + channels);
            if (rows == 1) continue;
            V.Store(V.Add(V.Add(t10, t11), t12), to + pitch);
            if (columns > 1) V.Store(V.Subtract(V.Subtract(t11, t12), t13), to + pitch + channels);
        }
    }

    /// <summary>
    /// Hᵀ·d·H of 2 × 2 pixels of a result's gradient, zeros where they are outside, Hᵀ = [1 0; 1 1; 1 −1; 0 1].
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Flow<V>(
        float* from, long pitch, int channels, int rows, int columns, float* to, long stride)
        where V : struct, ILanes<V>
    {
        for (int c = 0; c < channels; c += V.Count, from += V.Count, to += V.Count)
        {
            V d00 = V.Load(from), d01 = columns > 1 ? V.Load(from + channels) : V.Zero;
            V d10 = rows > 1 ? V.Load(from + pitch) : V.Zero;
            V d11 = rows > 1 && columns > 1 ? V.Load(from + pitch + channels) : V.Zero;
            FlowRow(d00, d01, to, stride);
            FlowRow(V.Add(d00, d10), V.Add(d01, d11), to + (4 * stride), stride);
            FlowRow(V.Subtract(d00, d10), V.Subtract(d01, d11), to + (8 * stride), stride);
            FlowRow(d10, d11, to + (12 * stride), stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ImageColumn<V>(float* from, long pitch, out V t0, out V t1, out V t2, out V t3)
        where V : struct, ILanes<V>
    {
        V a = V.Load(from), b = V.Load(from + pitch), c = V.Load(from + (2 * pitch)), d = V.Load(from + (3 * pitch));
        t0 = V.Subtract(a, c);
        t1 = V.Add(b, c);
        t2 = V.Subtract(c, b);
        t3 = V.Subtract(b, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ImageRow<V>(V a, V b, V c, V d, float* to, long stride)
        where V : struct, ILanes<V>
    {
        V.Store(V.Subtract(a, c), to);
        V.Store(V.Add(b, c), to + stride);
        V.Store(V.Subtract(c, b), to + (2 * stride));
        V.Store(V.Subtract(b, d), to + (3 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ResultColumn<V>(float* from, long stride, out V t0, out V t1)
        where V : struct, ILanes<V>
    {
        V a = V.Load(from), b = V.Load(from + (4 * stride)), c = V.Load(from + (8 * stride));
        t0 = V.Add(V.Add(a, b), c);
        t1 = V.Subtract(V.Subtract(b, c), V.Load(from + (12 * stride)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FlowRow<V>(V a, V b, float* to, long stride)
        where V : struct, ILanes<V>
    {
        V.Store(a, to);
        V.Store(V.Add(a, b), to + stride);
        V.Store(V.Subtract(a, b), to + (2 * stride));
        V.Store(b, to + (3 * stride));
    }
}
