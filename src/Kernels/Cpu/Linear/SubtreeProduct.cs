using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Products aᵀ·b over more rows than a round has, for the team: each part is a subtree's sum, which packs and reads of
/// both operands what belongs to its own leaves; then the sums of the subtrees go up the tree.
/// </summary>
internal unsafe struct SubtreeProduct : IWork
{
    /// <summary>The most elements that the sums of all subtrees have together.</summary>
    private const long Most = 1 << 22;

    private readonly float* a, b, sums;
    private readonly int m, n, leaves;
    private readonly RowTree tree;

    private SubtreeProduct(float* a, int m, float* b, int n, in RowTree tree, int leaves, float* sums)
    {
        (this.m, this.n, this.tree, this.leaves) = (m, n, tree, leaves);
        this.a = a;
        this.b = b;
        this.sums = sums;
    }

    /// <summary>
    /// How many leaves a subtree has if there are to be so many subtrees or a few more; 0 if the leaves that are here
    /// cannot be cut in so many, or their sums were too large.
    /// </summary>
    internal static int Leaves(in RowTree tree, int wanted, long size)
    {
        int leaves = 1;
        while (Count(tree, 2 * leaves) >= wanted && tree.FirstLeaf % (2 * leaves) == 0 && IsWhole(tree, 2 * leaves))
            leaves *= 2;
        int count = Count(tree, leaves);
        return count < wanted || count * size > Most ? 0 : leaves;
    }

    /// <summary>Runs all parts and adds them up.</summary>
    internal static void Run(
        float* a, int m, float* b, int n, in RowTree tree, int leaves, float* nodes, Finish finish)
    {
        int count = Count(tree, leaves);
        float* sums = (float*)Scratch.Nodes.Take(4L * count * m * n);
        var work = new SubtreeProduct(a, m, b, n, tree, leaves, sums);
        Team.Run(ref work, count);
        var subtrees = new RowTree(tree.FirstLeaf / leaves, count, 1, count, tree.Complete, tree.NodeStride);
        RowWork<SubtreeSums>.Run(new(subtrees, sums, (long)m * n, n, nodes, finish), m, (long)n * count);
    }

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        int first = part * leaves, count = Math.Min(leaves, tree.Leaves - first), row = first * tree.LeafLength;
        int length = Math.Min(tree.Length - row, count * tree.LeafLength);
        var subtree = new RowTree(tree.FirstLeaf + first, count, tree.LeafLength, length, Complete: true, 0);
        RowProduct.RunAlone(
            a + ((long)row * m), m, b + ((long)row * n), n, subtree, sums + ((long)part * m * n));
    }

    private static int Count(in RowTree tree, int leaves) => (tree.Leaves + leaves - 1) / leaves;

    // The last leaves of a batch are folded to one sum whatever their number is.
    private static bool IsWhole(in RowTree tree, int leaves) => tree.Complete || tree.Leaves % leaves == 0;
}
