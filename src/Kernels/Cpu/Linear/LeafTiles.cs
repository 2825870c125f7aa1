using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The innermost part of sums over rows: a tile as those of <see cref="Tiles"/>, of a packed left operand, that goes
/// through leaf after leaf. While a leaf's sums are in registers they are merged with their siblings, which wait on a
/// stack of tiles.
/// </summary>
internal static unsafe class LeafTiles
{
    /// <summary>Computes one tile of some passes.</summary>
    /// <param name="a">The left operand: for each term <paramref name="rows"/> factors.</param>
    /// <param name="b">The panel: for each term <paramref name="width"/> factors.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="pass">The first pass.</param>
    /// <param name="end">Behind the last pass.</param>
    /// <param name="top">Behind the topmost tile of the stack; each is dense.</param>
    /// <param name="last">Where the last pass's sums go; null if onto the stack.</param>
    /// <param name="stride">Elements from one row of <paramref name="last"/> to the next.</param>
    /// <param name="rows">Rows, from 1 to 6.</param>
    /// <param name="width">Columns of the panel, from <see cref="Tiles.WidthAt"/>.</param>
    internal static void Run(
        float* a, float* b, nint step, LeafPass* pass, LeafPass* end, float* top, float* last, nint stride, int rows,
        int width)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (width == 64) OfRows<Lanes512, Tiles.N4>(a, b, step, pass, end, top, last, stride, rows);
            else if (width == 48) OfRows<Lanes512, Tiles.N3>(a, b, step, pass, end, top, last, stride, rows);
            else if (width == 32) OfRows<Lanes512, Tiles.N2>(a, b, step, pass, end, top, last, stride, rows);
            else OfRows<Lanes512, Tiles.N1>(a, b, step, pass, end, top, last, stride, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            OfRows<Lanes256, Tiles.N2>(a, b, step, pass, end, top, last, stride, rows);
        }
        else
        {
            OfRows<Lanes128, Tiles.N4>(a, b, step, pass, end, top, last, stride, rows);
        }
    }

    private static void OfRows<V, C>(
        float* a, float* b, nint step, LeafPass* pass, LeafPass* end, float* top, float* last, nint stride, int rows)
        where V : struct, ILanes<V>
        where C : struct, Tiles.ICount
    {
        switch (rows)
        {
            case 6: Run<V, Tiles.N6, C>(a, b, step, pass, end, top, last, stride); break;
            case 5: Run<V, Tiles.N5, C>(a, b, step, pass, end, top, last, stride); break;
            case 4: Run<V, Tiles.N4, C>(a, b, step, pass, end, top, last, stride); break;
            case 3: Run<V, Tiles.N3, C>(a, b, step, pass, end, top, last, stride); break;
            case 2: Run<V, Tiles.N2, C>(a, b, step, pass, end, top, last, stride); break;
            default: Run<V, Tiles.N1, C>(a, b, step, pass, end, top, last, stride); break;
        }
    }

    // One text for all shapes, as in Tiles.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<V, R, C>(
        float* a, float* b, nint step, LeafPass* pass, LeafPass* end, float* top, float* last, nint stride)
        where V : struct, ILanes<V>
        where R : struct, Tiles.ICount
        where C : struct, Tiles.ICount
    {
        nint row = C.Value * V.Count, size = R.Value * row;
        for (; pass < end; pass++)
        {
            float* below = top - (size * ((pass->Resumes ? 1 : 0) + pass->Merges));
            bool isLast = last != null && pass == end - 1;
            Pass<V, R, C>(a, b, step, *pass, top, isLast ? last : below, isLast ? stride : row);
            a += R.Value * (nint)pass->Terms;
            b += step * pass->Terms;
            top = below + size;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass<V, R, C>(float* a, float* b, nint step, LeafPass pass, float* top, float* to, nint next)
        where V : struct, ILanes<V>
        where R : struct, Tiles.ICount
        where C : struct, Tiles.ICount
    {
        nint row = C.Value * V.Count;
        V c00 = V.Zero, c01 = c00, c02 = c00, c03 = c00, c10 = c00, c11 = c00, c12 = c00, c13 = c00,
            c20 = c00, c21 = c00, c22 = c00, c23 = c00, c30 = c00, c31 = c00, c32 = c00, c33 = c00,
            c40 = c00, c41 = c00, c42 = c00, c43 = c00, c50 = c00, c51 = c00, c52 = c00, c53 = c00;
        if (pass.Resumes)
        {
            top -= R.Value * row;
            Tiles.Load<V, C>(top, ref c00, ref c01, ref c02, ref c03);
            if (R.Value > 1) Tiles.Load<V, C>(top + row, ref c10, ref c11, ref c12, ref c13);
            if (R.Value > 2) Tiles.Load<V, C>(top + (2 * row), ref c20, ref c21, ref c22, ref c23);
            if (R.Value > 3) Tiles.Load<V, C>(top + (3 * row), ref c30, ref c31, ref c32, ref c33);
            if (R.Value > 4) Tiles.Load<V, C>(top + (4 * row), ref c40, ref c41, ref c42, ref c43);
            if (R.Value > 5) Tiles.Load<V, C>(top + (5 * row), ref c50, ref c51, ref c52, ref c53);
        }

        for (int k = pass.Terms; k > 0; k--, a += R.Value, b += step)
        {
            V b0 = V.Load(b), b1 = C.Value > 1 ? V.Load(b + V.Count) : b0,
                b2 = C.Value > 2 ? V.Load(b + (2 * V.Count)) : b0, b3 = C.Value > 3 ? V.Load(b + (3 * V.Count)) : b0;
            Tiles.MultiplyAdd<V, C>(a[0], b0, b1, b2, b3, ref c00, ref c01, ref c02, ref c03);
            if (R.Value > 1) Tiles.MultiplyAdd<V, C>(a[1], b0, b1, b2, b3, ref c10, ref c11, ref c12, ref c13);
            if (R.Value > 2) Tiles.MultiplyAdd<V, C>(a[2], b0, b1, b2, b3, ref c20, ref c21, ref c22, ref c23);
            if (R.Value > 3) Tiles.MultiplyAdd<V, C>(a[3], b0, b1, b2, b3, ref c30, ref c31, ref c32, ref c33);
            if (R.Value > 4) Tiles.MultiplyAdd<V, C>(a[4], b0, b1, b2, b3, ref c40, ref c41, ref c42, ref c43);
            if (R.Value > 5) Tiles.MultiplyAdd<V, C>(a[5], b0, b1, b2, b3, ref c50, ref c51, ref c52, ref c53);
        }

        for (int merges = pass.Merges; merges > 0; merges--)
        {
            top -= R.Value * row;
            Tiles.Add<V, C>(top, ref c00, ref c01, ref c02, ref c03);
            if (R.Value > 1) Tiles.Add<V, C>(top + row, ref c10, ref c11, ref c12, ref c13);
            if (R.Value > 2) Tiles.Add<V, C>(top + (2 * row), ref c20, ref c21, ref c22, ref c23);
            if (R.Value > 3) Tiles.Add<V, C>(top + (3 * row), ref c30, ref c31, ref c32, ref c33);
            if (R.Value > 4) Tiles.Add<V, C>(top + (4 * row), ref c40, ref c41, ref c42, ref c43);
            if (R.Value > 5) Tiles.Add<V, C>(top + (5 * row), ref c50, ref c51, ref c52, ref c53);
        }

        Tiles.Store<V, C>(to, c00, c01, c02, c03);
        if (R.Value > 1) Tiles.Store<V, C>(to + next, c10, c11, c12, c13);
        if (R.Value > 2) Tiles.Store<V, C>(to + (2 * next), c20, c21, c22, c23);
        if (R.Value > 3) Tiles.Store<V, C>(to + (3 * next), c30, c31, c32, c33);
        if (R.Value > 4) Tiles.Store<V, C>(to + (4 * next), c40, c41, c42, c43);
        if (R.Value > 5) Tiles.Store<V, C>(to + (5 * next), c50, c51, c52, c53);
    }
}
