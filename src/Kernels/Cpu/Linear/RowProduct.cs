using System.Runtime.CompilerServices;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Products aᵀ·b: sums over rows. Each tile is finished for one leaf after the other and goes up the tree on a stack of
/// tiles in the first cache.
/// </summary>
[SkipLocalsInit]
internal static unsafe class RowProduct
{
    internal static void Run(float* a, int m, float* b, int n, in RowTree tree, float* nodes, Finish finish)
    {
        int rows = tree.Length;
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(n) * rows);
        Panels.Pack(b, rows, n, n, panels);
        int* offsets = (int*)Scratch.Images.Take(4L * tree.LeafLength);
        for (int i = 0; i < tree.LeafLength; i++) offsets[i] = checked(i * m);
        for (int column = 0; column < n; column += Tiles.WidthAt(column, n))
        {
            int width = Tiles.WidthAt(column, n);
            for (int row = 0; row < m; row += Tiles.Rows)
            {
                float* target = nodes + ((long)row * n) + column;
                Tile(a + row, m, Math.Min(Tiles.Rows, m - row), offsets, panels, width, tree, target, n, n - column);
            }

            panels += (long)rows * width;
        }

        finish.Run(0, (long)m * n);
    }

    private static void Tile(
        float* a, int m, int count, int* offsets, float* panel, int width, in RowTree tree, float* y, int n,
        int columns)
    {
        int size = Tiles.Rows * width;
        float* sums = stackalloc float[TreeStack.MaxDepth * Tiles.Rows * Tiles.MaxWidth];
        float** left = stackalloc float*[Tiles.Rows], outs = stackalloc float*[Tiles.Rows];
        var stack = new TreeStack(tree, size, sums);
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            int first = leaf * tree.LeafLength, depth = Math.Min(tree.LeafLength, tree.Length - first);
            float* sum = stack.Push();
            for (int r = 0; r < Tiles.Rows; r++)
            {
                left[r] = a + ((long)first * m) + Math.Min(r, count - 1);
                outs[r] = sum + (r * width);
            }

            Tiles.Run(left, offsets, depth, panel + ((long)first * width), width, width, outs, add: false);
            stack.Merge(leaf);
        }

        int totals = stack.Finish(), real = Math.Min(width, columns);
        for (int i = 0; i < totals; i++)
        {
            for (int r = 0; r < count; r++)
                {
                float* to = y + (i * tree.NodeStride) + ((long)r * n);
                new ReadOnlySpan<float>(sums + (i * size) + (r * width), real).CopyTo(new(to, real));
            }
        }
    }
}
