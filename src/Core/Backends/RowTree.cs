using Strata.Training;

namespace Strata.Backends;

/// <summary>
/// How a sum over rows is to be taken: leaf by leaf, then up the fixed binary tree over the leaves of the global batch
/// (see <c>Strata.Training.LeafTree</c>). The kernel writes the sums of the nodes that cover its leaves, one after the
/// other, <paramref name="NodeStride"/> elements apart; if <paramref name="Complete"/>, these are folded to one total.
/// </summary>
/// <param name="FirstLeaf">The number, in the global batch, of the first leaf here.</param>
/// <param name="Leaves">How many leaves are here.</param>
/// <param name="LeafLength">Entries of the summed axis in a leaf; the last leaf may have fewer.</param>
/// <param name="Length">Entries of the summed axis that are here, in all leaves together.</param>
/// <param name="Complete">Whether all leaves of the batch are here, so that the total is wanted.</param>
/// <param name="NodeStride">Elements from one node's sum to the next.</param>
public readonly record struct RowTree(
    int FirstLeaf, int Leaves, int LeafLength, int Length, bool Complete, long NodeStride)
{
    /// <summary>How many sums are written.</summary>
    internal int NodeCount
    {
        get
        {
            Span<LeafNode> nodes = stackalloc LeafNode[LeafTree.MaxCover];
            return Complete ? 1 : LeafTree.Cover(new(FirstLeaf, FirstLeaf + Leaves), nodes);
        }
    }
}
