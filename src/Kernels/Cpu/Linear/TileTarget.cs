using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Where a tile's rows go in a row-major result, at whose border it may be narrower.</summary>
/// <param name="y">The tile's first element.</param>
/// <param name="stride">Elements from one row to the next.</param>
/// <param name="rows">Rows of the tile, from 1 to 6.</param>
/// <param name="columns">Columns from the tile's first to the result's end.</param>
[SkipLocalsInit]
internal readonly unsafe ref struct TileTarget(float* y, long stride, int rows, int columns)
{
    /// <summary>Computes the tile, as <see cref="TileProduct.Run"/>.</summary>
    internal void Run(float** a, Terms terms, int k, float* panel, int step, int width, bool add)
    {
        if (columns >= width)
        {
            TileProduct.Run(a, terms, k, panel, step, width, y, (nint)stride, add, rows);
            return;
        }

        float* whole = stackalloc float[Tiles.Rows * Tiles.MaxWidth];
        for (int r = 0; add && r < rows; r++)
            new ReadOnlySpan<float>(y + (r * stride), columns).CopyTo(new(whole + (r * Tiles.MaxWidth), columns));
        TileProduct.Run(a, terms, k, panel, step, width, whole, Tiles.MaxWidth, add, rows);
        for (int r = 0; r < rows; r++)
            new ReadOnlySpan<float>(whole + (r * Tiles.MaxWidth), columns).CopyTo(new(y + (r * stride), columns));
    }
}
