namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The innermost part of every product: a tile of up to six rows by a panel of columns, y[r, :] (+)= Σᵢ
/// a[r][terms[i]] · b[i, :]. Each element adds over i in order, one fused multiply-add at a time, whatever the width
/// of the registers.
/// </summary>
internal static unsafe class TileProduct
{
    /// <summary>Computes one tile.</summary>
    /// <param name="a">As many pointers into the left operand as there are rows.</param>
    /// <param name="terms">Where, from each of them, the factors stand.</param>
    /// <param name="k">How many terms.</param>
    /// <param name="b">The panel, k rows of <paramref name="width"/> elements.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="width">Columns of the panel, from <see cref="Tiles.WidthAt"/>.</param>
    /// <param name="y">The result's first element; its rows have a whole panel's width.</param>
    /// <param name="stride">Elements from one row of the result to the next.</param>
    /// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
    /// <param name="rows">Rows, from 1 to 6.</param>
    internal static void Run(
        float** a, in Terms terms, int k, float* b, nint step, int width, float* y, nint stride, bool add, int rows)
    {
        if (terms.AreListed)
        {
            var work = new TileProductOf<TableOffsets, LinesAhead>(
                a, terms.Listed, k, b, step, y, stride, add, default);
            Tiles.Run(ref work, rows, width);
        }
        else
        {
            var work = new TileProductOf<EvenOffsets, LinesAhead>(
                a, terms.Even, k, b, step, y, stride, add, default);
            Tiles.Run(ref work, rows, width);
        }
    }

    /// <summary>Computes one tile, of rows whose factors stand one behind the other, from nothing.</summary>
    /// <param name="a">As many pointers into the left operand as there are rows.</param>
    /// <param name="k">How many terms.</param>
    /// <param name="b">The panel, k rows of <paramref name="width"/> elements.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="width">Columns of the panel, from <see cref="Tiles.WidthAt"/>.</param>
    /// <param name="y">The result's first element; its rows have a whole panel's width.</param>
    /// <param name="stride">Elements from one row of the result to the next.</param>
    /// <param name="rows">Rows, from 1 to 6.</param>
    /// <param name="ahead">What it asks for meanwhile.</param>
    internal static void RunDense(
        float** a, int k, float* b, nint step, int width, float* y, nint stride, int rows, in RunsAhead ahead)
    {
        var work = new TileProductOf<EvenOffsets, RunsAhead>(
            a, Terms.Dense.Even, k, b, step, y, stride, add: false, ahead);
        Tiles.Run(ref work, rows, width);
    }
}
