using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The innermost part of every product: a tile of six rows by a panel of columns, y[r, :] (+)= Σᵢ a[r][offsets[i]] ·
/// b[i, :]. Each element adds over i in order, one fused multiply-add at a time, whatever the width of the registers.
/// Where a tile has fewer rows, pointers repeat: a row computed twice is the same twice.
/// </summary>
internal static unsafe class Tiles
{
    /// <summary>Rows of a tile.</summary>
    internal const int Rows = 6;

    /// <summary>The widest panel.</summary>
    internal const int MaxWidth = 64;

    /// <summary>The width of the panel that begins at a column, of so many columns.</summary>
    internal static int WidthAt(int column, int columns)
    {
        if (!Vector512.IsHardwareAccelerated) return 16;
        return columns - column > 48 ? 64 : columns - column > 16 ? 32 : 16;
    }

    /// <summary>Computes one tile.</summary>
    /// <param name="a">Six pointers into the left operand.</param>
    /// <param name="offsets">Where, from each of them, the k factors stand.</param>
    /// <param name="k">How many terms.</param>
    /// <param name="b">The panel, k rows of <paramref name="width"/> elements.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="width">Columns of the panel, from <see cref="WidthAt"/>.</param>
    /// <param name="y">Six pointers to rows of the result, of a whole panel's width.</param>
    /// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
    internal static void Run(float** a, int* offsets, int k, float* b, int step, int width, float** y, bool add)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (width == 64) Six4<Lanes512>(a, offsets, k, b, step, y, add);
            else if (width == 32) Six2<Lanes512>(a, offsets, k, b, step, y, add);
            else Six1<Lanes512>(a, offsets, k, b, step, y, add);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Six2<Lanes256>(a, offsets, k, b, step, y, add);
        }
        else
        {
            Six4<Lanes128>(a, offsets, k, b, step, y, add);
        }
    }

    /// <summary>Six rows by 4 vectors.</summary>
    private static void Six4<V>(float** a, int* offsets, int k, float* b, int step, float** y, bool add)
        where V : struct, ILanes<V>
    {
        int w = V.Count;
        V c00 = From<V>(y[0], add), c01 = From<V>(y[0] + w, add),
            c02 = From<V>(y[0] + (2 * w), add), c03 = From<V>(y[0] + (3 * w), add);
        V c10 = From<V>(y[1], add), c11 = From<V>(y[1] + w, add),
            c12 = From<V>(y[1] + (2 * w), add), c13 = From<V>(y[1] + (3 * w), add);
        V c20 = From<V>(y[2], add), c21 = From<V>(y[2] + w, add),
            c22 = From<V>(y[2] + (2 * w), add), c23 = From<V>(y[2] + (3 * w), add);
        V c30 = From<V>(y[3], add), c31 = From<V>(y[3] + w, add),
            c32 = From<V>(y[3] + (2 * w), add), c33 = From<V>(y[3] + (3 * w), add);
        V c40 = From<V>(y[4], add), c41 = From<V>(y[4] + w, add),
            c42 = From<V>(y[4] + (2 * w), add), c43 = From<V>(y[4] + (3 * w), add);
        V c50 = From<V>(y[5], add), c51 = From<V>(y[5] + w, add),
            c52 = From<V>(y[5] + (2 * w), add), c53 = From<V>(y[5] + (3 * w), add);
        float* a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5];
        for (int i = 0; i < k; i++, b += step)
        {
            nint o = offsets[i];
            V b0 = V.Load(b), b1 = V.Load(b + w), b2 = V.Load(b + (2 * w)), b3 = V.Load(b + (3 * w));
            V f = V.Broadcast(a0[o]);
            c00 = V.MultiplyAdd(f, b0, c00); c01 = V.MultiplyAdd(f, b1, c01);
            c02 = V.MultiplyAdd(f, b2, c02); c03 = V.MultiplyAdd(f, b3, c03);
            f = V.Broadcast(a1[o]);
            c10 = V.MultiplyAdd(f, b0, c10); c11 = V.MultiplyAdd(f, b1, c11);
            c12 = V.MultiplyAdd(f, b2, c12); c13 = V.MultiplyAdd(f, b3, c13);
            f = V.Broadcast(a2[o]);
            c20 = V.MultiplyAdd(f, b0, c20); c21 = V.MultiplyAdd(f, b1, c21);
            c22 = V.MultiplyAdd(f, b2, c22); c23 = V.MultiplyAdd(f, b3, c23);
            f = V.Broadcast(a3[o]);
            c30 = V.MultiplyAdd(f, b0, c30); c31 = V.MultiplyAdd(f, b1, c31);
            c32 = V.MultiplyAdd(f, b2, c32); c33 = V.MultiplyAdd(f, b3, c33);
            f = V.Broadcast(a4[o]);
            c40 = V.MultiplyAdd(f, b0, c40); c41 = V.MultiplyAdd(f, b1, c41);
            c42 = V.MultiplyAdd(f, b2, c42); c43 = V.MultiplyAdd(f, b3, c43);
            f = V.Broadcast(a5[o]);
            c50 = V.MultiplyAdd(f, b0, c50); c51 = V.MultiplyAdd(f, b1, c51);
            c52 = V.MultiplyAdd(f, b2, c52); c53 = V.MultiplyAdd(f, b3, c53);
        }

        Store(y[0], w, c00, c01, c02, c03);
        Store(y[1], w, c10, c11, c12, c13);
        Store(y[2], w, c20, c21, c22, c23);
        Store(y[3], w, c30, c31, c32, c33);
        Store(y[4], w, c40, c41, c42, c43);
        Store(y[5], w, c50, c51, c52, c53);
    }

    /// <summary>Six rows by 2 vectors.</summary>
    private static void Six2<V>(float** a, int* offsets, int k, float* b, int step, float** y, bool add)
        where V : struct, ILanes<V>
    {
        int w = V.Count;
        V c00 = From<V>(y[0], add), c01 = From<V>(y[0] + w, add);
        V c10 = From<V>(y[1], add), c11 = From<V>(y[1] + w, add);
        V c20 = From<V>(y[2], add), c21 = From<V>(y[2] + w, add);
        V c30 = From<V>(y[3], add), c31 = From<V>(y[3] + w, add);
        V c40 = From<V>(y[4], add), c41 = From<V>(y[4] + w, add);
        V c50 = From<V>(y[5], add), c51 = From<V>(y[5] + w, add);
        float* a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5];
        for (int i = 0; i < k; i++, b += step)
        {
            nint o = offsets[i];
            V b0 = V.Load(b), b1 = V.Load(b + w);
            V f = V.Broadcast(a0[o]); c00 = V.MultiplyAdd(f, b0, c00); c01 = V.MultiplyAdd(f, b1, c01);
            f = V.Broadcast(a1[o]); c10 = V.MultiplyAdd(f, b0, c10); c11 = V.MultiplyAdd(f, b1, c11);
            f = V.Broadcast(a2[o]); c20 = V.MultiplyAdd(f, b0, c20); c21 = V.MultiplyAdd(f, b1, c21);
            f = V.Broadcast(a3[o]); c30 = V.MultiplyAdd(f, b0, c30); c31 = V.MultiplyAdd(f, b1, c31);
            f = V.Broadcast(a4[o]); c40 = V.MultiplyAdd(f, b0, c40); c41 = V.MultiplyAdd(f, b1, c41);
            f = V.Broadcast(a5[o]); c50 = V.MultiplyAdd(f, b0, c50); c51 = V.MultiplyAdd(f, b1, c51);
        }

        V.Store(c00, y[0]); V.Store(c01, y[0] + w);
        V.Store(c10, y[1]); V.Store(c11, y[1] + w);
        V.Store(c20, y[2]); V.Store(c21, y[2] + w);
        V.Store(c30, y[3]); V.Store(c31, y[3] + w);
        V.Store(c40, y[4]); V.Store(c41, y[4] + w);
        V.Store(c50, y[5]); V.Store(c51, y[5] + w);
    }

    /// <summary>Six rows by 1 vector.</summary>
    private static void Six1<V>(float** a, int* offsets, int k, float* b, int step, float** y, bool add)
        where V : struct, ILanes<V>
    {
        int w = V.Count;
        V c00 = From<V>(y[0], add);
        V c10 = From<V>(y[1], add);
        V c20 = From<V>(y[2], add);
        V c30 = From<V>(y[3], add);
        V c40 = From<V>(y[4], add);
        V c50 = From<V>(y[5], add);
        float* a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5];
        for (int i = 0; i < k; i++, b += step)
        {
            nint o = offsets[i];
            V b0 = V.Load(b);
            V f = V.Broadcast(a0[o]); c00 = V.MultiplyAdd(f, b0, c00);
            f = V.Broadcast(a1[o]); c10 = V.MultiplyAdd(f, b0, c10);
            f = V.Broadcast(a2[o]); c20 = V.MultiplyAdd(f, b0, c20);
            f = V.Broadcast(a3[o]); c30 = V.MultiplyAdd(f, b0, c30);
            f = V.Broadcast(a4[o]); c40 = V.MultiplyAdd(f, b0, c40);
            f = V.Broadcast(a5[o]); c50 = V.MultiplyAdd(f, b0, c50);
        }

        V.Store(c00, y[0]);
        V.Store(c10, y[1]);
        V.Store(c20, y[2]);
        V.Store(c30, y[3]);
        V.Store(c40, y[4]);
        V.Store(c50, y[5]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V From<V>(float* y, bool add)
        where V : struct, ILanes<V> => add ? V.Load(y) : V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(float* y, int w, V c0, V c1, V c2, V c3)
        where V : struct, ILanes<V>
    {
        V.Store(c0, y);
        V.Store(c1, y + w);
        V.Store(c2, y + (2 * w));
        V.Store(c3, y + (3 * w));
    }
}
