using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The innermost part of every product: a tile of up to six rows by a panel of columns, y[r, :] (+)= Σᵢ
/// a[r][offsets[i]] · b[i, :]. Each element adds over i in order, one fused multiply-add at a time, whatever the width
/// of the registers. The tile stays in registers: 24 sums, 4 factors of the panel and one of a row.
/// </summary>
internal static unsafe class Tiles
{
    /// <summary>The most rows of a tile.</summary>
    internal const int Rows = 6;

    /// <summary>The widest panel.</summary>
    internal const int MaxWidth = 64;

    internal interface ICount
    {
        static abstract int Value { get; }
    }

    /// <summary>The width of the panel that begins at a column, of so many columns.</summary>
    internal static int WidthAt(int column, int columns)
    {
        if (!Vector512.IsHardwareAccelerated) return 16;
        return Math.Clamp((columns - column + 15) / 16 * 16, 16, MaxWidth);
    }

    /// <summary>The rows of the tile that begins at a row, of so many rows; no two differ by much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int RowsAt(int row, int rows)
    {
        int left = rows - row;
        return left <= Rows ? left : left < 2 * Rows ? (left + 1) / 2 : Rows;
    }

    /// <summary>Computes one tile.</summary>
    /// <param name="a">As many pointers into the left operand as there are rows.</param>
    /// <param name="offsets">Where, from each of them, the k factors stand.</param>
    /// <param name="k">How many terms.</param>
    /// <param name="b">The panel, k rows of <paramref name="width"/> elements.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="width">Columns of the panel, from <see cref="WidthAt"/>.</param>
    /// <param name="y">Pointers to rows of the result, of a whole panel's width.</param>
    /// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
    /// <param name="rows">Rows, from 1 to 6.</param>
    internal static void Run(
        float** a, int* offsets, int k, float* b, int step, int width, float** y, bool add, int rows = Rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (width == 64) OfRows<Lanes512, N4>(a, offsets, k, b, step, y, add, rows);
            else if (width == 48) OfRows<Lanes512, N3>(a, offsets, k, b, step, y, add, rows);
            else if (width == 32) OfRows<Lanes512, N2>(a, offsets, k, b, step, y, add, rows);
            else OfRows<Lanes512, N1>(a, offsets, k, b, step, y, add, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            OfRows<Lanes256, N2>(a, offsets, k, b, step, y, add, rows);
        }
        else
        {
            OfRows<Lanes128, N4>(a, offsets, k, b, step, y, add, rows);
        }
    }

    private static void OfRows<V, C>(
        float** a, int* offsets, int k, float* b, int step, float** y, bool add, int rows)
        where V : struct, ILanes<V>
        where C : struct, ICount
    {
        switch (rows)
        {
            case 6: Run<V, N6, C>(a, offsets, k, b, step, y, add); break;
            case 5: Run<V, N5, C>(a, offsets, k, b, step, y, add); break;
            case 4: Run<V, N4, C>(a, offsets, k, b, step, y, add); break;
            case 3: Run<V, N3, C>(a, offsets, k, b, step, y, add); break;
            case 2: Run<V, N2, C>(a, offsets, k, b, step, y, add); break;
            default: Run<V, N1, C>(a, offsets, k, b, step, y, add); break;
        }
    }

    // One text for all shapes: what compares counts is known to the compiler, which optimises it at the first call,
    // since a first step would else be over before its loops were found to be hot. Not inlined: among other shapes it
    // would find its own calls no longer inlined, and the sums no longer in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<V, R, C>(
        float** a, int* offsets, int k, float* b, int step, float** y, bool add)
        where V : struct, ILanes<V>
        where R : struct, ICount where C : struct, ICount
    {
        V c00 = V.Zero, c01 = c00, c02 = c00, c03 = c00, c10 = c00, c11 = c00, c12 = c00, c13 = c00,
            c20 = c00, c21 = c00, c22 = c00, c23 = c00, c30 = c00, c31 = c00, c32 = c00, c33 = c00,
            c40 = c00, c41 = c00, c42 = c00, c43 = c00, c50 = c00, c51 = c00, c52 = c00, c53 = c00;
        if (add)
        {
            Load<V, C>(y[0], ref c00, ref c01, ref c02, ref c03);
            if (R.Value > 1) Load<V, C>(y[1], ref c10, ref c11, ref c12, ref c13);
            if (R.Value > 2) Load<V, C>(y[2], ref c20, ref c21, ref c22, ref c23);
            if (R.Value > 3) Load<V, C>(y[3], ref c30, ref c31, ref c32, ref c33);
            if (R.Value > 4) Load<V, C>(y[4], ref c40, ref c41, ref c42, ref c43);
            if (R.Value > 5) Load<V, C>(y[5], ref c50, ref c51, ref c52, ref c53);
        }

        float* a0 = a[0], a1 = R.Value > 1 ? a[1] : a0, a2 = R.Value > 2 ? a[2] : a0,
            a3 = R.Value > 3 ? a[3] : a0, a4 = R.Value > 4 ? a[4] : a0, a5 = R.Value > 5 ? a[5] : a0;
        for (; k > 0; k--, b += step)
        {
            nint o = *offsets++;
            V b0 = V.Load(b), b1 = C.Value > 1 ? V.Load(b + V.Count) : b0,
                b2 = C.Value > 2 ? V.Load(b + (2 * V.Count)) : b0, b3 = C.Value > 3 ? V.Load(b + (3 * V.Count)) : b0;
            MultiplyAdd<V, C>(a0[o], b0, b1, b2, b3, ref c00, ref c01, ref c02, ref c03);
            if (R.Value > 1) MultiplyAdd<V, C>(a1[o], b0, b1, b2, b3, ref c10, ref c11, ref c12, ref c13);
            if (R.Value > 2) MultiplyAdd<V, C>(a2[o], b0, b1, b2, b3, ref c20, ref c21, ref c22, ref c23);
            if (R.Value > 3) MultiplyAdd<V, C>(a3[o], b0, b1, b2, b3, ref c30, ref c31, ref c32, ref c33);
            if (R.Value > 4) MultiplyAdd<V, C>(a4[o], b0, b1, b2, b3, ref c40, ref c41, ref c42, ref c43);
            if (R.Value > 5) MultiplyAdd<V, C>(a5[o], b0, b1, b2, b3, ref c50, ref c51, ref c52, ref c53);
        }

        Store<V, C>(y[0], c00, c01, c02, c03);
        if (R.Value > 1) Store<V, C>(y[1], c10, c11, c12, c13);
        if (R.Value > 2) Store<V, C>(y[2], c20, c21, c22, c23);
        if (R.Value > 3) Store<V, C>(y[3], c30, c31, c32, c33);
        if (R.Value > 4) Store<V, C>(y[4], c40, c41, c42, c43);
        if (R.Value > 5) Store<V, C>(y[5], c50, c51, c52, c53);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void MultiplyAdd<V, C>(
        float factor, V b0, V b1, V b2, V b3, ref V c0, ref V c1, ref V c2, ref V c3)
        where V : struct, ILanes<V>
        where C : struct, ICount
    {
        V f = V.Broadcast(factor);
        c0 = V.MultiplyAdd(f, b0, c0);
        if (C.Value > 1) c1 = V.MultiplyAdd(f, b1, c1);
        if (C.Value > 2) c2 = V.MultiplyAdd(f, b2, c2);
        if (C.Value > 3) c3 = V.MultiplyAdd(f, b3, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<V, C>(float* left, ref V c0, ref V c1, ref V c2, ref V c3)
        where V : struct, ILanes<V>
        where C : struct, ICount
    {
        c0 = V.Add(V.Load(left), c0);
        if (C.Value > 1) c1 = V.Add(V.Load(left + V.Count), c1);
        if (C.Value > 2) c2 = V.Add(V.Load(left + (2 * V.Count)), c2);
        if (C.Value > 3) c3 = V.Add(V.Load(left + (3 * V.Count)), c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Load<V, C>(float* y, ref V c0, ref V c1, ref V c2, ref V c3)
        where V : struct, ILanes<V>
        where C : struct, ICount
    {
        c0 = V.Load(y);
        if (C.Value > 1) c1 = V.Load(y + V.Count);
        if (C.Value > 2) c2 = V.Load(y + (2 * V.Count));
        if (C.Value > 3) c3 = V.Load(y + (3 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<V, C>(float* y, V c0, V c1, V c2, V c3)
        where V : struct, ILanes<V>
        where C : struct, ICount
    {
        V.Store(c0, y);
        if (C.Value > 1) V.Store(c1, y + V.Count);
        if (C.Value > 2) V.Store(c2, y + (2 * V.Count));
        if (C.Value > 3) V.Store(c3, y + (3 * V.Count));
    }

    internal readonly struct N1 : ICount
    {
        public static int Value => 1;
    }

    internal readonly struct N2 : ICount
    {
        public static int Value => 2;
    }

    internal readonly struct N3 : ICount
    {
        public static int Value => 3;
    }

    internal readonly struct N4 : ICount
    {
        public static int Value => 4;
    }

    internal readonly struct N5 : ICount
    {
        public static int Value => 5;
    }

    internal readonly struct N6 : ICount
    {
        public static int Value => 6;
    }
}
