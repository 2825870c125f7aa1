using Strata.Kernels.Cpu.Linear;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>Memory, a run for each row of a product, that what follows the product reads.</summary>
/// <param name="first">The first row's; null if there is none.</param>
/// <param name="length">Elements of a row's.</param>
/// <param name="stride">Elements from a row's to that of the next.</param>
internal readonly unsafe struct RowsAhead(float* first, int length, nint stride)
{
    /// <summary>What one of a product's tiles asks for: of its rows its columns' share.</summary>
    /// <param name="row">The tile's first row.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="end">Behind its last column.</param>
    /// <param name="columns">How many columns all tiles of these rows have together.</param>
    /// <param name="k">How many terms.</param>
    internal RunsAhead Of(int row, int rows, int column, int end, int columns, int k)
    {
        int begin = (int)((long)rows * column / columns), count = (int)((long)rows * end / columns) - begin;
        if (first == null || count == 0) return default;
        int lines = (length + ILinesAhead.Line - 1) / ILinesAhead.Line;
        return new(first + ((row + begin) * stride), lines, ILinesAhead.Line, stride, k / (count * lines));
    }
}
