namespace Strata.Training;

/// <summary>A node of the tree over the leaves of one step: <see cref="Size"/> consecutive leaves.</summary>
/// <param name="Start">The first leaf, a multiple of <paramref name="Size"/>.</param>
/// <param name="Size">The number of leaves the node spans, a power of two; a node whose last leaves do not exist
/// is the node of those that do.</param>
public readonly record struct LeafNode(int Start, int Size)
{
    /// <summary>The leaf after the node's last one.</summary>
    public int End => Start + Size;
}
