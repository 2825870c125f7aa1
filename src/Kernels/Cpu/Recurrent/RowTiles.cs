using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Linear;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>The product of some rows with packed panels, its rows as wide as all panels.</summary>
[SkipLocalsInit]
internal static unsafe class RowTiles
{
    /// <param name="left">The first row of the left operand.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="count">Rows.</param>
    /// <param name="panels">The right operand in panels.</param>
    /// <param name="k">Terms.</param>
    /// <param name="n">Columns.</param>
    /// <param name="y">The result.</param>
    /// <param name="width">Elements from one of its rows to the next, at least those of all panels.</param>
    /// <param name="ahead">What is asked for meanwhile.</param>
    internal static void Multiply(
        float* left, long stride, int count, float* panels, int k, int n, float* y, int width,
        in RowsAhead ahead = default)
    {
        float** from = stackalloc float*[Tiles.Rows];
        for (int column = 0; column < n; column += Tiles.WidthAt(column, n))
        {
            int wide = Tiles.WidthAt(column, n), rows;
            for (int row = 0; row < count; row += rows)
            {
                rows = Tiles.RowsAt(row, count);
                for (int i = 0; i < rows; i++) from[i] = left + ((row + i) * stride);
                float* to = y + ((long)row * width) + column;
                TileProduct.RunDense(
                    from, k, panels, wide, wide, to, width, rows,
                    ahead.Of(row, rows, column, Math.Min(n, column + wide), n, k));
            }

            panels += (long)k * wide;
        }
    }
}
