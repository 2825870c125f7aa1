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
    /// <param name="dense">The right operand as it is, to be read in place of full panels; or null.</param>
    /// <param name="y">The result, dense.</param>
    /// <param name="m">Rows.</param>
    /// <param name="k">Terms.</param>
    /// <param name="n">Columns.</param>
    internal static void Run(
        float* a, int* rows, long rowStride, int* terms, float* panels, float* dense, float* y, int m, int k, int n)
    {
        if (k == 0) new Span<float>(y, checked(m * n)).Clear();
        float** left = stackalloc float*[Tiles.Rows];
        for (int first = 0; first < k; first += Depth)
        {
            int depth = Math.Min(Depth, k - first);
            float* panel = panels;
            for (int column = 0; column < n; column += Tiles.WidthAt(column, n))
            {
                int width = Tiles.WidthAt(column, n);
                bool inPlace = dense != null && n - column >= width;
                float* right = inPlace ? dense + ((long)first * n) + column : panel + ((long)first * width);
                for (int row = 0; row < m; row += Tiles.Rows)
                {
                    for (int r = 0; r < Tiles.Rows; r++)
                    {
                        int at = Math.Min(row + r, m - 1);
                        left[r] = a + (rows == null ? at * rowStride : rows[at]);
                    }

                    float* to = y + ((long)row * n) + column;
                    new TileTarget(to, n, Math.Min(m - row, Tiles.Rows), n - column)
                        .Run(left, terms + first, depth, right, inPlace ? n : width, width, first > 0);
                }

                panel += (long)k * width;
            }
        }
    }
}
