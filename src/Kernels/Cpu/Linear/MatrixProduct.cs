using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Products of matrices, cut into cells: blocks of rows by blocks of columns. Each cell packs a panel of the right
/// operand just before all of its rows use it, or reads it where it stands; a large one is a
/// <see cref="BlockedProduct"/>.
/// </summary>
internal unsafe struct MatrixProduct : IWork
{
    /// <summary>Terms of one pass over the result, so that a panel's part stays in the second cache.</summary>
    internal const int Depth = 512;

    /// <summary>Packing takes longer than it saves up to so many rows; the additions are the same either way.</summary>
    private const int FewRows = 128;

    /// <summary>Rows for which packing a panel once more is worth a thread.</summary>
    private const int ManyRows = 256;

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
        int panels = Tiles.PanelsOf(n), tiles = Tiles.TilesOf(m);
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
        int panels = Tiles.PanelsOf(n);
        int column = (int)((long)panels * columnBlock / columnBlocks) * Tiles.MaxWidth;
        int end = Math.Min(n, (int)((long)panels * (columnBlock + 1) / columnBlocks) * Tiles.MaxWidth);
        long row = (matrix * m) + first;
        float* left = a + (row * k), right = b + (matrix * nextRight), to = y + (row * n);
        if (k == 0) new Span<float>(to, checked(rows * n)).Clear();
        if (BlockedProduct.IsFor(rows, k, end - column))
            new BlockedProduct(left, right, to, rows, k, n, transposed).Run(column, end);
        else
            Columns(left, right, to, rows, column, end);
        if (columnBlocks == 1) finish.Run(row * n, (long)rows * n);
    }

    private readonly void Columns(float* left, float* right, float* to, int rows, int column, int end)
    {
        float* packed = (float*)Scratch.Panels.Take(4L * Tiles.MaxWidth * Depth);
        int width;
        for (; column < end; column += width)
        {
            width = Tiles.WidthAt(column, n);
            for (int term = 0; term < k; term += Depth)
            {
                int depth = Math.Min(Depth, k - term);
                float* panel = Panel(right, term, depth, column, width, rows, packed, out int step);
                IndirectProduct.RunPanel(
                    left + term, null, k, Terms.Dense, depth, panel, step, width, to + column, rows, n, n - column,
                    term > 0);
            }
        }
    }

    private readonly float* Panel(
        float* right, int term, int depth, int column, int width, int rows, float* packed, out int step)
    {
        int columns = Math.Min(width, n - column);
        float* dense = right + ((long)term * n) + column;
        bool isNear = n == width || (rows <= FewRows && Panels.StayNear(depth, n));
        bool stays = !transposed && columns == width && isNear;
        step = stays ? n : width;
        if (stays) return dense;
        if (transposed) Panels.PackPanelTransposed(right + ((long)column * k) + term, depth, columns, k, packed, width);
        else Panels.PackPanel(dense, depth, columns, n, packed, width);
        return packed;
    }
}
