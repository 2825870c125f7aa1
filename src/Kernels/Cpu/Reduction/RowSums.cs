using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>Sums over rows, 64 columns at a time: each leaf's in registers, then up the tree on a stack.</summary>
[SkipLocalsInit]
internal static unsafe class RowSums
{
    private const int Lanes = 16;
    private const int Width = 64;

    internal static void Run(float* x, int n, in RowTree tree, float* nodes)
    {
        float* sums = stackalloc float[TreeStack.MaxDepth * Width];
        for (int column = 0; column < n; column += Width)
        {
            int width = Math.Min(Width, n - column);
            var stack = new TreeStack(tree, Width, sums);
            for (int leaf = 0; leaf < tree.Leaves; leaf++)
            {
                int first = leaf * tree.LeafLength, count = Math.Min(tree.LeafLength, tree.Length - first);
                float* from = x + ((long)first * n) + column;
                if (width == Width) Add(from, n, count, stack.Push());
                else AddNarrow(from, n, count, width, stack.Push());
                stack.Merge(leaf);
            }

            int totals = stack.Finish();
            for (int i = 0; i < totals; i++)
                new ReadOnlySpan<float>(sums + (i * Width), width)
                    .CopyTo(new(nodes + (i * tree.NodeStride) + column, width));
        }
    }

    private static void Add(float* x, int n, int rows, float* sum)
    {
        var zero = Vector512<float>.Zero;
        Vector512<float> a = zero, b = zero, c = zero, d = zero;
        for (int row = 0; row < rows; row++, x += n)
        {
            a += Vector512.Load(x);
            b += Vector512.Load(x + Lanes);
            c += Vector512.Load(x + (2 * Lanes));
            d += Vector512.Load(x + (3 * Lanes));
        }

        a.Store(sum);
        b.Store(sum + Lanes);
        c.Store(sum + (2 * Lanes));
        d.Store(sum + (3 * Lanes));
    }

    private static void AddNarrow(float* x, int n, int rows, int width, float* sum)
    {
        new Span<float>(sum, Width).Clear();
        for (int row = 0; row < rows; row++, x += n)
            for (int i = 0; i < width; i++) sum[i] += x[i];
    }
}
