using System.Runtime.CompilerServices;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Threads;
using Strata.Training;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Products aᵀ·b: sums over rows. Each tile is finished for one leaf after the other; while it is in registers it is
/// merged with its siblings, which wait on a stack of tiles in the first cache.
/// </summary>
[SkipLocalsInit]
internal unsafe struct RowProduct : IRows
{
    /// <summary>Elements of the result that are completed and then finished, while in a cache.</summary>
    private const int BlockLength = 8192;

    private float* a, panels, nodes;
    private int* offsets;
    private int m, n, block;
    private RowTree tree;
    private Finish finish;

    internal static void Run(float* a, int m, float* b, int n, in RowTree tree, float* nodes, Finish finish)
    {
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(n) * tree.Length);
        Panels.Pack(b, tree.Length, n, n, panels);
        int block = Math.Clamp(BlockLength / Math.Max(1, Math.Max(n, tree.Length)) / Tiles.Rows, 1, 16) * Tiles.Rows;
        int* offsets = (int*)Scratch.Tables.Take(4L * tree.LeafLength);
        for (int i = 0; i < tree.LeafLength; i++) offsets[i] = i * block;
        var work = new RowProduct
        {
            a = a, panels = panels, nodes = nodes, offsets = offsets, m = m, n = n, block = block, tree = tree,
            finish = finish,
        };
        RowWork<RowProduct>.Run(work, (m + Tiles.Rows - 1) / Tiles.Rows, (long)Tiles.Rows * n * tree.Length);
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        int last = Math.Min(m, end * Tiles.Rows);
        float* packed = (float*)Scratch.Images.Take(4L * block * tree.Length);
        for (int row = first * Tiles.Rows; row < last; row += block)
        {
            int count = Math.Min(block, last - row);
            Pack(row, count, packed);
            Rows(row, count, packed);
            finish.Run((long)row * n, (long)count * n);
        }
    }

    // The left operand's columns of a block, so that the many pages of all its rows are visited once.
    private readonly void Pack(int first, int count, float* to)
    {
        float* from = a + first;
        for (int i = 0; i < tree.Length; i++, from += m, to += block)
            new ReadOnlySpan<float>(from, count).CopyTo(new(to, count));
    }

    // Whole rows of the result.
    private readonly void Rows(int first, int count, float* packed)
    {
        float* panel = panels;
        int width;
        for (int column = 0; column < n; column += width, panel += (long)tree.Length * width)
        {
            width = Tiles.WidthAt(column, n);
            int rows;
            for (int row = 0; row < count; row += rows)
            {
                rows = Tiles.RowsAt(row, count);
                Tile(packed + row, first + row, rows, column, width, panel);
            }
        }
    }

    private readonly void Tile(float* from, int row, int rows, int column, int width, float* panel)
    {
        int size = rows * width, depth = 0, columns = n - column;
        float* sums = stackalloc float[TreeStack.MaxDepth * Tiles.Rows * Tiles.MaxWidth];
        float** left = stackalloc float*[Tiles.Rows];
        float* y = nodes + ((long)row * n) + column;
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            int first = leaf * tree.LeafLength, terms = Math.Min(tree.LeafLength, tree.Length - first);
            for (int r = 0; r < rows; r++) left[r] = from + ((long)first * block) + r;
            bool last = tree.Complete && leaf == tree.Leaves - 1;
            int merges = last ? depth : LeafTree.MergesAfter(tree.FirstLeaf, tree.FirstLeaf + leaf);
            float* sibling = sums + ((depth - 1) * size);
            depth -= merges;
            var target = last
                ? new TileTarget(y, n, rows, columns) : new(sums + (depth++ * size), width, rows, width);
            target.Run(left, offsets, terms, panel + ((long)first * width), width, width, false, sibling, merges);
        }

        if (tree.Complete && tree.Leaves > 0) return;
        for (int r = 0; r < rows; r++)
        {
            int real = Math.Min(width, columns);
            if (tree.Complete) new Span<float>(y + ((long)r * n), real).Clear();
            for (int i = 0; i < depth; i++)
                new ReadOnlySpan<float>(sums + (i * size) + (r * width), real)
                    .CopyTo(new(y + (i * tree.NodeStride) + ((long)r * n), real));
        }
    }
}
