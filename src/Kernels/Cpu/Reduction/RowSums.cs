using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Simd;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>Sums over rows, 64 columns at a time: each leaf's in registers, then up the tree on a stack.</summary>
[SkipLocalsInit]
internal unsafe struct RowSums : IRows
{
    private const int Lanes = 16, Width = 64;
    private float* x, nodes;
    private int n;
    private RowTree tree;

    internal static void Run(float* x, int n, in RowTree tree, float* nodes) => RowWork<RowSums>.Run(
        new() { x = x, n = n, tree = tree, nodes = nodes }, (n + Width - 1) / Width, (long)tree.Length * Width / 4);

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        float* sums = stackalloc float[TreeStack.MaxDepth * Width];
        for (int strip = first; strip < end; strip++)
        {
            int column = strip * Width, width = Math.Min(Width, n - column);
            var stack = new TreeStack(tree, Width, sums);
            for (int leaf = 0; leaf < tree.Leaves; leaf++)
            {
                int row = leaf * tree.LeafLength, count = Math.Min(tree.LeafLength, tree.Length - row);
                float* from = x + ((long)row * n) + column;
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
        var zero = Vector512<float>.Zero;
        for (int i = 0; i < Width; i += Lanes)
        {
            var total = zero;
            for (int row = 0; i < width && row < rows; row++)
                total += RowEnd.Load(x + ((long)row * n) + i, width - i, zero);
            total.Store(sum + i);
        }
    }
}
