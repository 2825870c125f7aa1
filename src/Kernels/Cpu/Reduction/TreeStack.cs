using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Training;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>
/// The stack on which sums of leaves become sums of nodes: push a leaf's sum, merge, and in the end write the nodes
/// (or, of a complete tree, the total).
/// </summary>
internal unsafe struct TreeStack
{
    /// <summary>The most sums that lie on a stack at once.</summary>
    internal const int MaxDepth = LeafTree.MaxCover + 1;

    private const int Lanes = 16;
    private readonly RowTree tree;
    private readonly int length;
    private readonly float* sums;
    private int depth;

    /// <summary>A stack for sums of so many elements, in memory for <see cref="MaxDepth"/> of them.</summary>
    internal TreeStack(in RowTree tree, int length, float* memory)
    {
        this.tree = tree;
        this.length = length;
        sums = memory;
    }

    /// <summary>Where the next leaf's sum is to be written.</summary>
    internal float* Push() => sums + ((long)depth++ * length);

    /// <summary>Merges siblings after the sum of a leaf, counted among those here, was written.</summary>
    internal void Merge(int leaf)
    {
        for (int merges = LeafTree.MergesAfter(tree.FirstLeaf, tree.FirstLeaf + leaf); merges > 0; merges--) Add();
    }

    /// <summary>
    /// Folds what is left if the tree is complete; then the sums that count are at the stack's bottom.
    /// </summary>
    /// <returns>How many sums there are.</returns>
    internal int Finish()
    {
        if (!tree.Complete) return depth;
        if (depth == 0) new Span<float>(Push(), length).Clear();
        while (depth > 1) Add();
        return 1;
    }

    /// <summary>Finishes and copies the sums, each as one run, to the nodes.</summary>
    internal void WriteTo(float* nodes)
    {
        int count = Finish();
        for (int i = 0; i < count; i++)
            new ReadOnlySpan<float>(sums + ((long)i * length), length)
                .CopyTo(new(nodes + (i * tree.NodeStride), length));
    }

    private void Add()
    {
        float* right = sums + ((long)--depth * length);
        float* left = right - length;
        int i = 0;
        for (; i <= length - Lanes; i += Lanes) (Vector512.Load(left + i) + Vector512.Load(right + i)).Store(left + i);
        for (; i < length; i++) left[i] += right[i];
    }
}
