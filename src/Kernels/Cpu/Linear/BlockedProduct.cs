using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// A large product [m, k] · [k, n]: of some terms at a time, blocks of the left operand's rows that stay in the second
/// cache meet all panels of the right one, which were packed before.
/// </summary>
/// <param name="a">The left operand.</param>
/// <param name="b">The right operand, or its transpose.</param>
/// <param name="y">The result.</param>
/// <param name="m">Rows.</param>
/// <param name="k">Terms.</param>
/// <param name="n">Columns.</param>
/// <param name="transposed">Whether <paramref name="b"/> is [n, k].</param>
internal readonly unsafe ref struct BlockedProduct(float* a, float* b, float* y, int m, int k, int n, bool transposed)
{
    /// <summary>Rows of a block: 32 tiles, which ask for a panel.</summary>
    private const int BlockRows = 192;

    /// <summary>Whether packing the right operand at once pays.</summary>
    internal static bool IsFor(int rows, int terms, int columns) =>
        rows > BlockRows && columns > 2 * Tiles.MaxWidth && (long)rows * terms * columns >= 1 << 26;

    /// <summary>Computes some columns, of which the first begins a panel.</summary>
    internal void Run(int column, int end)
    {
        int panels = Tiles.PanelsOf(end - column);
        float* right = (float*)Scratch.Panels.Take(4L * MatrixProduct.Depth * Tiles.MaxWidth * panels);
        int passes = (k + MatrixProduct.Depth - 1) / MatrixProduct.Depth;
        for (int pass = 0; pass < passes; pass++)
        {
            int term = (int)((long)k * pass / passes), depth = (int)((long)k * (pass + 1) / passes) - term;
            Pack(term, depth, column, end, right);
            for (int row = 0; row < m; row += BlockRows)
                Block(row, Math.Min(BlockRows, m - row), term, depth, column, end, right);
        }
    }

    private void Pack(int term, int depth, int column, int end, float* to)
    {
        int width;
        for (; column < end; column += width, to += (long)depth * width)
        {
            width = Tiles.WidthAt(column, n);
            int columns = Math.Min(width, n - column);
            if (transposed) Panels.PackPanelTransposed(b + ((long)column * k) + term, depth, columns, k, to, width);
            else Panels.PackPanel(b + ((long)term * n) + column, depth, columns, n, to, width);
        }
    }

    private void Block(int row, int rows, int term, int depth, int column, int end, float* right)
    {
        float* left = a + ((long)row * k) + term, to = y + ((long)row * n), panel = right;
        int width;
        for (; column < end; column += width, panel += (long)depth * width)
        {
            width = Tiles.WidthAt(column, n);
            float* next = column + width < end ? panel + ((long)depth * width) : right;
            if (n - column >= width)
                WholePanel(left, depth, panel, width, to + column, rows, next, term > 0);
            else
                IndirectProduct.RunPanel(
                    left, null, k, Terms.Dense, depth, panel, width, width, to + column, rows, n, n - column, term > 0);
        }
    }

    private void WholePanel(
        float* left, int depth, float* panel, int width, float* to, int rows, float* next, bool add)
    {
        float** from = stackalloc float*[Tiles.Rows];
        int count;
        for (int row = 0; row < rows; row += count, next += LinesAhead.Of(depth) * ILinesAhead.Line)
        {
            count = Tiles.RowsAt(row, rows);
            for (int r = 0; r < count; r++) from[r] = left + ((long)(row + r) * k);
            var lines = new LinesAhead(next, ILinesAhead.Line);
            var tile = new TileProductOf<EvenOffsets, LinesAhead>(
                from, Terms.Dense.Even, depth, panel, width, to + ((long)row * n), n, add, lines);
            Tiles.Run(ref tile, count, width);
        }
    }
}
