namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// y [m, n] = a · b, where a's element (i, l) stands at base + rows[i] + terms[l] (so that windows of an image need no
/// copy) and b is packed in <see cref="Panels"/>.
/// </summary>
internal static unsafe class IndirectProduct
{
    /// <summary>Terms of one pass over the result, so that a panel's part stays in the second cache.</summary>
    private const int Depth = 256;

    /// <param name="a">The left operand's base.</param>
    /// <param name="rows">Where each row begins; null if they lie <paramref name="rowStride"/> apart.</param>
    /// <param name="rowStride">Elements from one row to the next if there is no table of rows.</param>
    /// <param name="terms">Where the terms of a row stand.</param>
    /// <param name="panels">The right operand.</param>
    /// <param name="y">The result, dense.</param>
    /// <param name="m">Rows.</param>
    /// <param name="k">Terms.</param>
    /// <param name="n">Columns.</param>
    internal static void Run(
        float* a, int* rows, long rowStride, Terms terms, float* panels, float* y, int m, int k, int n)
    {
        if (k == 0) new Span<float>(y, checked(m * n)).Clear();
        for (int first = 0; first < k; first += Depth)
        {
            int depth = Math.Min(Depth, k - first), width;
            float* panel = panels;
            for (int column = 0; column < n; column += width, panel += (long)k * width)
            {
                width = Tiles.WidthAt(column, n);
                RunPanel(a, rows, rowStride, terms.From(first), depth, panel + ((long)first * width), width, width,
                    y + column, m, n, n - column, first > 0);
            }
        }
    }

    /// <summary>Some terms of one panel's columns, of all rows.</summary>
    /// <param name="a">The left operand's base.</param>
    /// <param name="rows">Where each row begins; null if they lie <paramref name="rowStride"/> apart.</param>
    /// <param name="rowStride">Elements from one row to the next if there is no table of rows.</param>
    /// <param name="terms">Where the terms of a row stand.</param>
    /// <param name="depth">How many terms.</param>
    /// <param name="panel">The right operand.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="width">Columns of the panel.</param>
    /// <param name="y">The result's first element.</param>
    /// <param name="m">Rows.</param>
    /// <param name="stride">Elements from one row of the result to the next.</param>
    /// <param name="columns">Columns from the panel's first to the result's end.</param>
    /// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
    internal static void RunPanel(
        float* a, int* rows, long rowStride, Terms terms, int depth, float* panel, int step, int width, float* y, int m,
        long stride, int columns, bool add)
    {
        float** left = stackalloc float*[Tiles.Rows];
        int count;
        for (int row = 0; row < m; row += count)
        {
            count = Tiles.RowsAt(row, m);
            for (int r = 0; r < count; r++) left[r] = a + (rows == null ? (row + r) * rowStride : rows[row + r]);
            new TileTarget(y + (row * stride), stride, count, columns).Run(left, terms, depth, panel, step, width, add);
        }
    }
}
