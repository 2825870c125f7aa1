using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// Sums over rows for the team: the sums of some leaves at once, each perhaps in blocks, then all of them in order up
/// the tree.
/// </summary>
internal unsafe struct LeafWork<TKernel> : IWork
    where TKernel : unmanaged, ILeafKernel
{
    /// <summary>The most elements that sums of leaves which are taken at once may have together.</summary>
    private const long Most = 1 << 24;

    private readonly RowTree tree;
    private readonly int blocks, size;
    private readonly float* sums;
    private TKernel kernel;
    private int firstLeaf;

    private LeafWork(in TKernel kernel, in RowTree tree, int size, int blocks, float* sums)
    {
        (this.tree, this.size, this.blocks) = (tree, size, blocks);
        this.kernel = kernel;
        this.sums = sums;
    }

    /// <summary>Runs a kernel over the leaves.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="size">Elements of a sum.</param>
    /// <param name="cost">What a row costs, in multiply-adds.</param>
    /// <param name="mostBlocks">In how many blocks a sum may be cut.</param>
    /// <param name="nodes">The sums of the nodes.</param>
    internal static void Run(
        in TKernel kernel, in RowTree tree, int size, long cost, int mostBlocks, float* nodes)
    {
        int atOnce = (int)Math.Clamp(Most / Math.Max(1, size), 1, Math.Max(1, Math.Min(tree.Leaves, 2 * Team.Sharing)));
        float* memory = (float*)Scratch.Sums.Take(4L * (TreeStack.MaxDepth + atOnce) * size);
        var stack = new TreeStack(tree, size, memory);
        int blocks = Math.Clamp((Team.Sharing + atOnce - 1) / atOnce, 1, mostBlocks);
        if (Team.Parts((long)atOnce * blocks, cost * tree.LeafLength / blocks) == 1) atOnce = blocks = 1;
        float* sums = memory + ((long)TreeStack.MaxDepth * size);
        var work = new LeafWork<TKernel>(kernel, tree, size, blocks, sums);
        for (int leaf = 0; leaf < tree.Leaves; leaf += atOnce)
        {
            int count = Math.Min(atOnce, tree.Leaves - leaf);
            work.firstLeaf = leaf;
            Team.Run(ref work, count * blocks);
            for (int i = 0; i < count; i++)
            {
                new ReadOnlySpan<float>(sums + ((long)i * size), size).CopyTo(new(stack.Push(), size));
                stack.Merge(leaf + i);
            }
        }

        stack.WriteTo(nodes);
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        int leaf = firstLeaf + (part / blocks), first = leaf * tree.LeafLength;
        kernel.Run(
            first, Math.Min(tree.Length, first + tree.LeafLength), part % blocks, blocks,
            sums + ((long)(part / blocks) * size));
    }
}
