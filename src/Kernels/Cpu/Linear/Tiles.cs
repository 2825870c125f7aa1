using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The innermost part of every product: a tile of up to six rows by a panel of columns, y[r, :] (+)= Σᵢ
/// a[r][terms[i]] · b[i, :]. Each element adds over i in order, one fused multiply-add at a time, whatever the width
/// of the registers.
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
    /// <param name="terms">Where, from each of them, the factors stand.</param>
    /// <param name="k">How many terms.</param>
    /// <param name="b">The panel, k rows of <paramref name="width"/> elements.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="width">Columns of the panel, from <see cref="WidthAt"/>.</param>
    /// <param name="y">The result's first element; its rows have a whole panel's width.</param>
    /// <param name="stride">Elements from one row of the result to the next.</param>
    /// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
    /// <param name="rows">Rows, from 1 to 6.</param>
    internal static void Run(
        float** a, Terms terms, int k, float* b, nint step, int width, float* y, nint stride, bool add, int rows)
    {
        if (terms.AreListed) OfWidth(a, terms.Listed, k, b, step, width, y, stride, add, rows);
        else OfWidth(a, terms.Even, k, b, step, width, y, stride, add, rows);
    }

    private static void OfWidth<O>(
        float** a, O terms, int k, float* b, nint step, int width, float* y, nint stride, bool add, int rows)
        where O : struct, IOffsets
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (width == 64) OfRows<Lanes512, N4, O>(a, terms, k, b, step, y, stride, add, rows);
            else if (width == 48) OfRows<Lanes512, N3, O>(a, terms, k, b, step, y, stride, add, rows);
            else if (width == 32) OfRows<Lanes512, N2, O>(a, terms, k, b, step, y, stride, add, rows);
            else OfRows<Lanes512, N1, O>(a, terms, k, b, step, y, stride, add, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            OfRows<Lanes256, N2, O>(a, terms, k, b, step, y, stride, add, rows);
        }
        else
        {
            OfRows<Lanes128, N4, O>(a, terms, k, b, step, y, stride, add, rows);
        }
    }

    private static void OfRows<V, C, O>(
        float** a, O terms, int k, float* b, nint step, float* y, nint stride, bool add, int rows)
        where V : struct, ILanes<V>
        where C : struct, ICount
        where O : struct, IOffsets
    {
        switch (rows)
        {
            case 6: Run<V, N6, C, O>(a, terms, k, b, step, y, stride, add); break;
            case 5: Run<V, N5, C, O>(a, terms, k, b, step, y, stride, add); break;
            case 4: Run<V, N4, C, O>(a, terms, k, b, step, y, stride, add); break;
            case 3: Run<V, N3, C, O>(a, terms, k, b, step, y, stride, add); break;
            case 2: Run<V, N2, C, O>(a, terms, k, b, step, y, stride, add); break;
            default: Run<V, N1, C, O>(a, terms, k, b, step, y, stride, add); break;
        }
    }

    // One text for all shapes: what compares counts is known to the compiler, which optimises it at the first call,
    // since a first step would else be over before its loops were found to be hot. Not inlined: among other shapes it
    // would find its own calls no longer inlined, and the sums no longer in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<V, R, C, O>(
        float** a, O terms, int k, float* b, nint step, float* y, nint stride, bool add)
        where V : struct, ILanes<V>
        where R : struct, ICount
        where C : struct, ICount
        where O : struct, IOffsets
    {
        var tile = default(Tile<V, R, C>);
        if (add) tile.Load(y, stride);
        tile.AddProducts(new RowFactors<R, O>(a, terms), k, b, step);
        tile.Store(y, stride);
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
