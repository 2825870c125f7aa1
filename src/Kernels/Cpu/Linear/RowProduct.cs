using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Products aᵀ·b: sums over rows, cut into cells, blocks of the result's rows by groups of its panels. A cell goes
/// through the terms in rounds that fit the second cache: it packs, if it must, a round's part of the left operand,
/// then of each panel, and every tile goes through the round's leaves.
/// </summary>
internal unsafe struct RowProduct : IWork
{
    /// <summary>Terms of a round: a panel's part then takes at most 128 KB.</summary>
    private const int Depth = 512;

    /// <summary>Rows of a block, so that its packed part stays in the second cache.</summary>
    private const int BlockRows = 192;

    /// <summary>Tiles of a cell that wait from one round to the next.</summary>
    private const int WaitingTiles = 256;

    /// <summary>
    /// The most elements of a round's part of the left operand that is read where it stands: packing a smaller one
    /// takes longer than it saves.
    /// </summary>
    private const int SmallLeft = 1 << 15;

    /// <summary>Tiles of the left operand that are packed together.</summary>
    private const int TilesAtOnce = 4;

    private float* a, b, nodes;
    private int m, n, rowBlocks, groups, passes, maxDepth, parts;
    private LeafPass* table;
    private RowTree tree;
    private Finish finish;

    private RowProduct(float* a, int m, float* b, int n, in RowTree tree, float* nodes, Finish finish)
    {
        (this.m, this.n, this.tree, this.finish) = (m, n, tree, finish);
        this.a = a;
        this.b = b;
        this.nodes = nodes;
        table = (LeafPass*)Scratch.Tables.Take(sizeof(LeafPass) * (long)LeafPass.Count(tree, Depth));
        passes = LeafPass.Write(tree, Depth, table);
        for (int i = 0; i < passes; i++) maxDepth = Math.Max(maxDepth, table[i].Depth + 1);
        if (tree.Complete && passes == 0) new Span<float>(nodes, checked(m * n)).Clear();
    }

    private readonly int Panels => Tiles.PanelsOf(n);

    // With a single round a tile is done when it is left, and the next one may take its place.
    private readonly bool IsOneRound => tree.Length <= Depth;

    internal static void Run(float* a, int m, float* b, int n, in RowTree tree, float* nodes, Finish finish)
    {
        if (m == 0 || n == 0) return;
        long units = (long)Tiles.TilesOf(m) * Tiles.PanelsOf(n);
        int wanted = Team.Parts(units, (long)Tiles.Rows * Tiles.MaxWidth * Math.Max(1, tree.Length));
        int leaves = LeavesOfPart(m, n, tree, Few(wanted));
        if (leaves > 0)
        {
            SubtreeProduct.Run(a, m, b, n, tree, leaves, nodes, finish);
            return;
        }

        var work = new RowProduct(a, m, b, n, tree, nodes, finish);
        work.Cut(wanted);
        Team.Run(ref work, work.parts);
        if (work.groups > 1 && !finish.IsNone) FinishRows.Run(finish, m, n);
    }

    /// <summary>The same on this thread alone, with nothing behind it.</summary>
    internal static void RunAlone(float* a, int m, float* b, int n, in RowTree tree, float* nodes)
    {
        var work = new RowProduct(a, m, b, n, tree, nodes, default);
        work.Cut(1);
        work.Run(0);
    }

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        int cells = rowBlocks * groups;
        for (int cell = (int)((long)cells * part / parts); cell < (int)((long)cells * (part + 1) / parts); cell++)
        {
            int tiles = Tiles.TilesOf(m), block = cell % rowBlocks, group = cell / rowBlocks;
            int first = (int)((long)tiles * block / rowBlocks) * Tiles.Rows;
            int end = Math.Min(m, (int)((long)tiles * (block + 1) / rowBlocks) * Tiles.Rows);
            int column = (int)((long)Panels * group / groups) * Tiles.MaxWidth;
            int endColumn = Math.Min(n, (int)((long)Panels * (group + 1) / groups) * Tiles.MaxWidth);
            Cell(first, end, column, endColumn);
            if (groups == 1) finish.Run((long)first * n, (long)(end - first) * n);
        }
    }

    // Cells of the same rows pack the same long left operand, each for itself: where there would have to be such, the
    // team shares the leaves instead.
    private static int LeavesOfPart(int m, int n, in RowTree tree, int wanted)
    {
        bool packsTwice = tree.Length > Depth && !StaysLeft(Depth, m) && BlocksOf(m) < wanted;
        return packsTwice ? SubtreeProduct.Leaves(tree, wanted, (long)m * n) : 0;
    }

    // Each part packs what it needs of a long left operand, so that there should not be many.
    private static int Few(int wanted) => Math.Min(wanted, 2 * Team.Sharing);

    private static int BlocksOf(int rows) => (rows + BlockRows - 1) / BlockRows;

    private void Cut(int wanted)
    {
        int tiles = Tiles.TilesOf(m);
        rowBlocks = BlocksOf(m);
        if (IsOneRound)
        {
            rowBlocks = Math.Clamp(wanted, rowBlocks, Math.Max(rowBlocks, tiles / 4));
            groups = Math.Clamp((wanted + rowBlocks - 1) / rowBlocks, 1, Panels);
        }
        else
        {
            int most = Math.Max(1, WaitingTiles / ((tiles + rowBlocks - 1) / rowBlocks));
            int few = Few(wanted);
            groups = Math.Clamp(few, (Panels + most - 1) / most, Panels);
            rowBlocks = Math.Clamp((few + groups - 1) / groups, rowBlocks, Math.Max(rowBlocks, tiles / 4));
        }

        parts = Math.Min(wanted, rowBlocks * groups);
    }

    private readonly void Cell(int first, int end, int column, int endColumn)
    {
        int round, terms, tiles = Tiles.TilesOf(end - first);
        float* packed = (float*)Scratch.Images.Take(4L * tiles * PackedTile(Depth, Tiles.Rows));
        float* right = (float*)Scratch.Panels.Take(4L * Tiles.MaxWidth * Depth);
        long waiting = IsOneRound ? 1 : (long)tiles * Tiles.PanelsOf(endColumn - column);
        float* sums = (float*)Scratch.Sums.Take(4 * waiting * maxDepth * Tiles.Rows * Tiles.MaxWidth);
        for (int pass = 0, term = 0; pass < passes; pass = round, term += terms)
        {
            terms = table[pass].Terms;
            for (round = pass + 1; round < passes && terms + table[round].Terms <= Depth; round++)
                terms += table[round].Terms;
            float* left = StaysLeft(terms, m) ? a + ((long)term * m) + first : packed;
            if (!StaysLeft(terms, m)) PackLeft(term, terms, first, end, left);
            float* stack = sums;
            int width;
            for (int at = column; at < endColumn; at += width)
            {
                width = Tiles.WidthAt(at, n);
                float* panel = b + ((long)term * n) + at;
                int step = n;
                if (n != width && (n - at < width || !Linear.Panels.StayNear(terms, n)))
                {
                    step = width;
                    Linear.Panels.PackPanel(panel, terms, Math.Min(width, n - at), n, right, width);
                    panel = right;
                }

                Panel(first, end, at, width, left, terms, panel, step, pass, round, ref stack);
            }
        }
    }

    private readonly void Panel(
        int first, int end, int column, int width, float* left, int terms, float* panel, int step, int pass,
        int round, ref float* stack)
    {
        bool isWhole = tree.Complete && n - column >= width, stays = StaysLeft(terms, m);
        int rows;
        for (int row = first; row < end; row += rows, left += stays ? rows : PackedTile(terms, rows))
        {
            rows = Tiles.RowsAt(row, end);
            float* y = nodes + ((long)row * n) + column;
            var tile = new LeafTile(
                left, stays ? m : rows, panel, step, table + pass, table + round,
                stack + ((long)table[pass].Depth * rows * width), isWhole && round == passes ? y : null, n,
                Lines(panel, terms, step, (row - first) / Tiles.Rows));
            Tiles.Run(ref tile, rows, width);
            if (round == passes && !isWhole) WriteNodes(stack, y, rows, width, Math.Min(width, n - column));
            if (!IsOneRound) stack += (long)maxDepth * Tiles.Rows * width;
        }
    }

    private static bool StaysLeft(int terms, int m) => (long)terms * m <= SmallLeft;

    // With several rounds the right operand does not stay in the second cache. Of a panel that is read where it stands
    // each tile asks for one of a row's four lines, of some of the next panel's rows.
    private readonly LinesAhead Lines(float* panel, int terms, int step, int tile)
    {
        const int ofRow = Tiles.MaxWidth / ILinesAhead.Line;
        if (IsOneRound || step != n || n < 2 * Tiles.MaxWidth) return default;
        long row = tile / ofRow * LinesAhead.Of(terms);
        return new(panel + Tiles.MaxWidth + (row * n) + (tile % ofRow * ILinesAhead.Line), n);
    }

    private readonly void WriteNodes(float* stack, float* y, int rows, int width, int columns)
    {
        int count = table[passes - 1].After;
        for (int node = 0; node < count; node++, y += tree.NodeStride)
            for (int r = 0; r < rows; r++, stack += width)
                new ReadOnlySpan<float>(stack, columns).CopyTo(new(y + ((long)r * n), columns));
    }

    // For each tile, for each term, the factors of its rows; some tiles at once, since each term is on another page.
    private readonly void PackLeft(int term, int terms, int first, int end, float* to)
    {
        int row = first, rows, tile = PackedTile(terms, Tiles.Rows);
        for (; end - row >= (TilesAtOnce + 1) * Tiles.Rows; row += TilesAtOnce * Tiles.Rows, to += TilesAtOnce * tile)
        {
            float* from = a + ((long)term * m) + row;
            for (int i = 0; i < terms; i++, from += m)
                for (int t = 0; t < TilesAtOnce; t++)
                    Vector256.Load(from + (t * Tiles.Rows)).Store(to + (t * tile) + (i * Tiles.Rows));
        }

        for (; row < end; row += rows, to += PackedTile(terms, rows))
        {
            rows = Tiles.RowsAt(row, end);
            float* from = a + ((long)term * m) + row, beyond = a + ((long)tree.Length * m);
            for (int i = 0; i < terms; i++, from += m)
            {
                if (beyond - from >= Vector256<float>.Count) Vector256.Load(from).Store(to + (i * rows));
                else new ReadOnlySpan<float>(from, rows).CopyTo(new(to + (i * rows), rows));
            }
        }
    }

    // Whole vectors are written, of which the next term overwrites what is too much.
    private static int PackedTile(int terms, int rows) => (terms * rows) + Vector256<float>.Count;
}
