using Strata.Kernels.Cpu.Linear;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>Memory, a run for each row of a product, that what follows the product reads.</summary>
/// <param name="first">The first row's; null if there is none.</param>
/// <param name="length">Elements of a row's.</param>
/// <param name="stride">Elements from a row's to that of the next.</param>
internal readonly unsafe struct RowsAhead(float* first, int length, nint stride)
{
    /// <summary>What one of a product's tiles asks for: of its rows those that are its panel's share.</summary>
    /// <param name="row">The tile's first row.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="panel">Its panel.</param>
    /// <param name="panels">How many panels there are.</param>
    /// <param name="k">How many terms.</param>
    internal RunsAhead Of(int row, int rows, int panel, int panels, int k)
    {
        int begin = rows * panel / panels, end = rows * (panel + 1) / panels;
        if (first == null || begin == end) return default;
        int lines = (length + ILinesAhead.Line - 1) / ILinesAhead.Line;
        return new(first + ((row + begin) * stride), lines, ILinesAhead.Line, stride, k / ((end - begin) * lines));
    }
}
