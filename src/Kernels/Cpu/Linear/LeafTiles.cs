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
            var tile = default(Tile<V, R, C>);
            if (pass->Resumes)
            {
                top -= size;
                tile.Load(top, row);
            }

            tile.AddProducts(new PackedFactors<R>(a), pass->Terms, b, step);
            for (int merges = pass->Merges; merges > 0; merges--)
            {
                top -= size;
                tile.AddTo(top, row);
            }

            if (last != null && pass == end - 1) tile.Store(last, stride);
            else tile.Store(top, row);
            top += size;
            a += R.Value * (nint)pass->Terms;
            b += step * pass->Terms;
        }
    }
}
