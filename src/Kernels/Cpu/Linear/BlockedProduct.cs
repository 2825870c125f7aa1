using System.Runtime.InteropServices;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Movement;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// A large product [m, k] · [k, n]: of some terms at a time, blocks of the left operand that stay in the second cache
/// meet all panels of the right one. Both are packed, so that no row of a tile lies on a page of its own.
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
    /// <summary>Rows of a block.</summary>
    private const int BlockRows = 192;

    /// <summary>Terms of a pass.</summary>
    private const int Depth = 384;

    /// <summary>Factors of a packed tile's term: more than its rows, but whole vectors.</summary>
    private const int PackedRows = 8;

    private static readonly int* Terms = PackedTerms();

    /// <summary>Whether packing the left operand pays.</summary>
    internal static bool IsFor(int rows, int terms, int columns) =>
        rows > BlockRows && columns > 2 * Tiles.MaxWidth && (long)rows * terms * columns >= 1 << 26;

    /// <summary>Computes some columns, of which the first begins a panel.</summary>
    internal void Run(int column, int end)
    {
        int panels = (end - column + Tiles.MaxWidth - 1) / Tiles.MaxWidth;
        float* right = (float*)Scratch.Panels.Take(4L * Depth * Tiles.MaxWidth * panels);
        float* left = (float*)Scratch.Images.Take(4L * Depth * PackedRows * BlockRows);
        for (int term = 0; term < k; term += Depth)
        {
            int depth = Math.Min(Depth, k - term);
            PackRight(term, depth, column, end, right);
            for (int row = 0; row < m; row += BlockRows)
            {
                int endRow = Math.Min(m, row + BlockRows);
                PackLeft(row, endRow, term, depth, left);
                Block(row, endRow, left, depth, column, end, right, term > 0);
            }
        }
    }

    private void PackRight(int term, int depth, int column, int end, float* to)
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

    // The rows behind a tile's own fill up its vectors, where there are any.
    private void PackLeft(int row, int end, int term, int depth, float* to)
    {
        int count;
        for (; row < end; row += count, to += (long)PackedRows * depth)
        {
            count = Tiles.RowsAt(row, end);
            int packed = m - row >= PackedRows ? PackedRows : count;
            Transposition.Run(a + ((long)row * k) + term, k, packed, depth, to, PackedRows);
        }
    }

    private void Block(int first, int end, float* left, int depth, int column, int endColumn, float* right, bool add)
    {
        float** factors = stackalloc float*[Tiles.Rows];
        int width, count;
        for (; column < endColumn; column += width, right += (long)depth * width)
        {
            width = Tiles.WidthAt(column, n);
            float* tile = left;
            for (int row = first; row < end; row += count, tile += (long)PackedRows * depth)
            {
                count = Tiles.RowsAt(row, end);
                for (int r = 0; r < count; r++) factors[r] = tile + r;
                float* to = y + ((long)row * n) + column;
                if (row + count < end)
                    for (int r = count; r < count + Tiles.Rows; r++) Ahead.Fetch(to + ((long)r * n), width);
                new TileTarget(to, n, count, n - column).Run(factors, Terms, depth, right, width, width, add);
            }
        }
    }

    private static int* PackedTerms()
    {
        int* terms = (int*)NativeMemory.Alloc(4 * Depth);
        for (int i = 0; i < Depth; i++) terms[i] = PackedRows * i;
        return terms;
    }
}
