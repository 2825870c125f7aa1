using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>Filters of 3 × 3 to the points of a tile, and sums at these points to a filter's gradient.</summary>
internal static unsafe class FilterTransforms
{
    /// <summary>
    /// G·f·Gᵀ of each pair of channels, G = [1 0 0; ½ ½ ½; ½ −½ ½; 0 0 1], each point packed in panels.
    /// </summary>
    /// <param name="filter">[9, channels, outputs].</param>
    /// <param name="channels">The filter's input channels.</param>
    /// <param name="outputs">Its output channels, a multiple of 16.</param>
    /// <param name="to">The points, each <see cref="Panels"/> of [channels, outputs].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Filter<V>(float* filter, int channels, int outputs, float* to)
        where V : struct, ILanes<V>
    {
        long tap = (long)channels * outputs;
        int width;
        for (int column = 0; column < outputs; column += width)
        {
            width = Tiles.WidthAt(column, outputs);
            for (int c = 0; c < channels; c++)
            {
                float* from = filter + ((long)c * outputs) + column;
                float* panel = to + ((long)channels * column) + ((long)c * width);
                for (int j = 0; j < width; j += V.Count) Points<V>(from + j, tap, panel + j, tap);
            }
        }
    }

    /// <summary>Aᵀ·s·A of sums s at the points, Aᵀ = [1 ½ ½ 0; 0 ½ −½ 0; 0 ½ ½ −1].</summary>
    /// <param name="sums">The points, each [count].</param>
    /// <param name="stride">Elements from one point to the next.</param>
    /// <param name="count">How many elements, a multiple of 16.</param>
    /// <param name="to">The filter's gradient, each tap [count].</param>
    /// <param name="tap">Elements from one tap to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Gradient<V>(float* sums, long stride, int count, float* to, long tap)
        where V : struct, ILanes<V>
    {
        for (int i = 0; i < count; i += V.Count, sums += V.Count, to += V.Count)
        {
            GradientLine(sums, 4 * stride, out V a0, out V b0, out V c0);
            GradientLine(sums + stride, 4 * stride, out V a1, out V b1, out V c1);
            GradientLine(sums + (2 * stride), 4 * stride, out V a2, out V b2, out V c2);
            GradientLine(sums + (3 * stride), 4 * stride, out V a3, out V b3, out V c3);
            GradientTaps(a0, a1, a2, a3, to, tap);
            GradientTaps(b0, b1, b2, b3, to + (3 * tap), tap);
            GradientTaps(c0, c1, c2, c3, to + (6 * tap), tap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Points<V>(float* from, long tap, float* to, long stride)
        where V : struct, ILanes<V>
    {
        FilterLine(V.Load(from), V.Load(from + (3 * tap)), V.Load(from + (6 * tap)),
            out V a0, out V b0, out V c0, out V d0);
        FilterLine(V.Load(from + tap), V.Load(from + (4 * tap)), V.Load(from + (7 * tap)),
            out V a1, out V b1, out V c1, out V d1);
        FilterLine(V.Load(from + (2 * tap)), V.Load(from + (5 * tap)), V.Load(from + (8 * tap)),
            out V a2, out V b2, out V c2, out V d2);
        FilterPoints(a0, a1, a2, to, stride);
        FilterPoints(b0, b1, b2, to + (4 * stride), stride);
        FilterPoints(c0, c1, c2, to + (8 * stride), stride);
        FilterPoints(d0, d1, d2, to + (12 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FilterPoints<V>(V a, V b, V c, float* to, long stride)
        where V : struct, ILanes<V>
    {
        FilterLine(a, b, c, out V t0, out V t1, out V t2, out V t3);
        V.Store(t0, to);
        V.Store(t1, to + stride);
        V.Store(t2, to + (2 * stride));
        V.Store(t3, to + (3 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FilterLine<V>(V a, V b, V c, out V t0, out V t1, out V t2, out V t3)
        where V : struct, ILanes<V>
    {
        V half = V.Broadcast(0.5f), sum = V.Add(a, c);
        t0 = a;
        t1 = t2 = V.Zero;
        V.AddProduct(half, V.Add(sum, b), ref t1);
        V.AddProduct(half, V.Subtract(sum, b), ref t2);
        t3 = c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientLine<V>(float* from, long stride, out V t0, out V t1, out V t2)
        where V : struct, ILanes<V>
    {
        V b = V.Load(from + stride), c = V.Load(from + (2 * stride));
        GradientLine(V.Load(from), b, c, V.Load(from + (3 * stride)), out t0, out t1, out t2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientLine<V>(V a, V b, V c, V d, out V t0, out V t1, out V t2)
        where V : struct, ILanes<V>
    {
        V half = V.Broadcast(0.5f), sum = V.Add(b, c);
        t0 = a;
        t1 = t2 = V.Zero;
        V.AddProduct(half, sum, ref t0);
        V.AddProduct(half, V.Subtract(b, c), ref t1);
        V.AddProduct(half, sum, ref t2);
        t2 = V.Subtract(t2, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientTaps<V>(V a, V b, V c, V d, float* to, long tap)
        where V : struct, ILanes<V>
    {
        GradientLine(a, b, c, d, out V t0, out V t1, out V t2);
        V.Store(t0, to);
        V.Store(t1, to + tap);
        V.Store(t2, to + (2 * tap));
    }
}
