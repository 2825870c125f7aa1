using Strata.Backends;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>Sums over rows, leaf by leaf and up the tree.</summary>
internal static unsafe class RowSums
{
    internal static void Run(float* x, int n, in RowTree tree, float* nodes)
    {
        var stack = new TreeStack(tree, n, (float*)Scratch.Sums.Take(4L * TreeStack.MaxDepth * n));
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            float* sum = stack.Push();
            new Span<float>(sum, n).Clear();
            int end = Math.Min(tree.Length, (leaf + 1) * tree.LeafLength);
            for (int row = leaf * tree.LeafLength; row < end; row++)
            {
                float* from = x + ((long)row * n);
                for (int i = 0; i < n; i++) sum[i] += from[i];
            }

            stack.Merge(leaf);
        }

        stack.WriteTo(nodes);
    }
}
