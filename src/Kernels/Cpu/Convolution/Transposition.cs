namespace Strata.Kernels.Cpu.Convolution;

/// <summary>Transposes a matrix, block by block.</summary>
internal static unsafe class Transposition
{
    private const int Block = 16;

    /// <summary>From [rows, columns] to [columns, rows].</summary>
    internal static void Run(float* from, int rows, int columns, float* to)
    {
        for (int i = 0; i < rows; i += Block)
        {
            int endRow = Math.Min(rows, i + Block);
            for (int j = 0; j < columns; j += Block)
            {
                int endColumn = Math.Min(columns, j + Block);
                for (int column = j; column < endColumn; column++)
                    for (int row = i; row < endRow; row++)
                        to[((long)column * rows) + row] = from[((long)row * columns) + column];
            }
        }
    }
}
