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
    /// <summary>Computes the tile, as <see cref="Tiles.Run"/>.</summary>
    internal void Run(
        float** a, int* offsets, int k, float* panel, int step, int width, bool add)
    {
        float** outs = stackalloc float*[Tiles.Rows];
        if (columns >= width)
        {
            for (int r = 0; r < rows; r++) outs[r] = y + (r * stride);
            Tiles.Run(a, offsets, k, panel, step, width, outs, add, rows);
            return;
        }

        float* whole = stackalloc float[Tiles.Rows * Tiles.MaxWidth];
        for (int r = 0; r < rows; r++)
        {
            outs[r] = whole + (r * Tiles.MaxWidth);
            if (add) new ReadOnlySpan<float>(y + (r * stride), columns).CopyTo(new(outs[r], columns));
        }

        Tiles.Run(a, offsets, k, panel, step, width, outs, add, rows);
        for (int r = 0; r < rows; r++) new ReadOnlySpan<float>(outs[r], columns).CopyTo(new(y + (r * stride), columns));
    }
}
