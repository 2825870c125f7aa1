using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Products of matrices, cut into cells: blocks of rows by blocks of columns. Each cell packs a panel of the right
/// operand just before all of its rows use it.
/// </summary>
internal unsafe struct MatrixProduct : IWork
{
    /// <summary>Packing takes longer than it saves up to so many rows; the additions are the same either way.</summary>
    private const int FewRows = 24;

    /// <summary>Rows for which packing a panel once more is worth a thread.</summary>
    private const int ManyRows = 256;

    private static readonly int* Terms = FirstTerms();

    private float* a, b, y;
    private int m, k, n, rowBlocks, columnBlocks, parts;
    private long cells, nextRight;
    private bool transposed;
    private Finish finish;

    internal static void Run(in BufferView a, in BufferView b, bool transposeB, in BufferView y, Finish finish)
    {
        bool shared = b.Dims[0] == 1;
        int batch = shared ? 1 : a.Dims[0], m = shared ? checked(a.Dims[0] * a.Dims[1]) : a.Dims[1];
        int k = a.Dims[2], n = y.Dims[2];
        var work = new MatrixProduct
        {
            a = a.Floats(), b = b.Floats(), y = y.Floats(), m = m, k = k, n = n, nextRight = (long)k * n,
            transposed = transposeB, finish = finish,
        };
        work.Cut(batch);
        Team.Run(ref work, work.parts);
        if (work.columnBlocks > 1 && !finish.IsNone) FinishRows.Run(finish, (long)batch * m, n);
    }

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        long each = (long)rowBlocks * columnBlocks;
        for (long cell = cells * part / parts; cell < cells * (part + 1) / parts; cell++)
        {
            long matrix = cell / each;
            int within = (int)(cell % each);
            Cell(matrix, within % rowBlocks, within / rowBlocks);
        }
    }

    // Columns first: a panel is best used by one thread for all rows.
    private void Cut(int batch)
    {
        int panels = (n + Tiles.MaxWidth - 1) / Tiles.MaxWidth, tiles = (m + Tiles.Rows - 1) / Tiles.Rows;
        long units = (long)batch * tiles * panels;
        int wanted = units == 0 ? 0 : Team.Parts(units, (long)m * k * n / ((long)tiles * panels));
        int each = batch == 0 ? 0 : (wanted + batch - 1) / batch;
        rowBlocks = Math.Clamp(each, 1, Math.Max(1, m / ManyRows));
        columnBlocks = Math.Clamp((each + rowBlocks - 1) / rowBlocks, 1, Math.Max(1, panels));
        if (rowBlocks * columnBlocks < each)
            rowBlocks = Math.Clamp(each / columnBlocks, 1, Math.Max(1, m / (2 * Tiles.Rows)));
        cells = (long)batch * rowBlocks * columnBlocks;
        parts = (int)Math.Min(wanted, cells);
    }

    private readonly void Cell(long matrix, int rowBlock, int columnBlock)
    {
        int first = (int)((long)m * rowBlock / rowBlocks), rows = (int)((long)m * (rowBlock + 1) / rowBlocks) - first;
        int panels = (n + Tiles.MaxWidth - 1) / Tiles.MaxWidth;
        int column = (int)((long)panels * columnBlock / columnBlocks) * Tiles.MaxWidth;
        int end = Math.Min(n, (int)((long)panels * (columnBlock + 1) / columnBlocks) * Tiles.MaxWidth), width;
        long row = (matrix * m) + first, result = row * n;
        if (k == 0) new Span<float>(y + result, checked(rows * n)).Clear();
        float* packed = (float*)Scratch.Panels.Take(4L * Tiles.MaxWidth * IndirectProduct.Depth);
        for (; column < end; column += width)
        {
            width = Tiles.WidthAt(column, n);
            for (int term = 0; term < k; term += IndirectProduct.Depth)
            {
                int depth = Math.Min(IndirectProduct.Depth, k - term);
                float* right = Right(matrix, term, depth, column, width, rows, packed, out int step);
                IndirectProduct.RunPanel(a + (row * k) + term, null, k, Terms, depth, right, step, width,
                    y + result + column, rows, n, n - column, term > 0);
            }
        }

        if (columnBlocks == 1) finish.Run(result, (long)rows * n);
    }

    private readonly float* Right(
        long matrix, int term, int depth, int column, int width, int rows, float* packed, out int step)
    {
        int columns = Math.Min(width, n - column);
        step = width;
        if (transposed)
        {
            float* from = b + (matrix * nextRight) + ((long)column * k) + term;
            Panels.PackPanelTransposed(from, depth, columns, k, packed, width);
            return packed;
        }

        float* dense = b + (matrix * nextRight) + ((long)term * n) + column;
        if (columns == width && (rows <= FewRows || n == width))
        {
            step = n;
            return dense;
        }

        Panels.PackPanel(dense, depth, columns, n, packed, width);
        return packed;
    }

    private static int* FirstTerms()
    {
        int* terms = (int*)NativeMemory.Alloc(4 * IndirectProduct.Depth);
        for (int i = 0; i < IndirectProduct.Depth; i++) terms[i] = i;
        return terms;
    }
}
