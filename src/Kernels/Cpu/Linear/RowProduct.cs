using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Products aᵀ·b: sums over rows, leaf by leaf and up the tree.</summary>
internal static unsafe class RowProduct
{
    internal static void Run(float* a, int m, float* b, int n, in RowTree tree, float* nodes)
    {
        int size = checked(m * n);
        var stack = new TreeStack(tree, size, (float*)Scratch.Sums.Take(4L * TreeStack.MaxDepth * size));
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            float* sum = stack.Push();
            new Span<float>(sum, size).Clear();
            int end = Math.Min(tree.Length, (leaf + 1) * tree.LeafLength);
            for (int row = leaf * tree.LeafLength; row < end; row++)
            {
                for (int i = 0; i < m; i++)
                    MatrixProduct.MultiplyAdd(a[((long)row * m) + i], b + ((long)row * n), sum + ((long)i * n), n);
            }

            stack.Merge(leaf);
        }

        stack.WriteTo(nodes);
    }
}
