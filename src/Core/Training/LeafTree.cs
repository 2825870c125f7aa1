using System.Numerics;
using System.Runtime.CompilerServices;

namespace Strata.Training;

/// <summary>
/// The one order in which sums over the rows of a step are taken: rows in leaves of consecutive rows, leaves up an
/// aligned binary tree. Everything here is arithmetic on leaf numbers and allocates nothing.
/// </summary>
/// <remarks>
/// A sum over leaves is taken with a stack: push each leaf's sum, and while the two topmost are siblings put
/// <c>left + right</c> in their place. What is left at the end is folded from the right, the last two first.
/// Whoever sums a part of the leaves leaves the nodes of <see cref="Cover"/>; the nodes of all parts, sorted by
/// start and folded the same way, give the same additions whatever the parts were.
/// </remarks>
public static class LeafTree
{
    /// <summary>Rows in a leaf of a step that has at most 512 rows.</summary>
    public const int RowsPerLeaf = 16;

    /// <summary>The largest number of leaves in a step.</summary>
    public const int MaxLeaves = 32;

    /// <summary>The largest number of nodes that <see cref="Cover"/> writes.</summary>
    public const int MaxCover = 8;

    /// <summary>Rows in each leaf (the last may have fewer) of a step.</summary>
    /// <param name="rows">Rows of the global batch, at least one.</param>
    /// <returns>16 up to 512 rows, 16 * ceil(rows / 512) above.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is less than one.</exception>
    public static int LeafRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        const int most = RowsPerLeaf * MaxLeaves;
        return rows <= most ? RowsPerLeaf : RowsPerLeaf * (int)(((long)rows + most - 1) / most);
    }

    /// <summary>The number of leaves of a step of <paramref name="rows"/> rows: from 1 to 32.</summary>
    /// <param name="rows">Rows of the global batch, at least one.</param>
    public static int LeafCount(int rows)
    {
        int leafRows = LeafRows(rows);
        return (int)(((long)rows + leafRows - 1) / leafRows);
    }

    /// <summary>The rows of the global batch in the leaves of a range.</summary>
    /// <param name="leaves">A range of the step's leaves.</param>
    /// <param name="rows">Rows of the global batch, at least one.</param>
    public static LeafRange RowsOf(LeafRange leaves, int rows)
    {
        int leafRows = LeafRows(rows);
        return new(Math.Min(leaves.First * leafRows, rows), Math.Min(leaves.End * leafRows, rows));
    }

    /// <summary>How many times the two topmost sums on the stack are merged after a leaf was pushed.</summary>
    /// <param name="first">The first leaf that was pushed on the stack.</param>
    /// <param name="leaf">The leaf pushed just now; all from <paramref name="first"/> to it have been pushed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MergesAfter(int first, int leaf)
    {
        int next = leaf + 1;
        int merges = BitOperations.TrailingZeroCount(next);
        while (next - (1 << merges) < first)
        {
            merges--;
        }
        return merges;
    }

    /// <summary>Whether two nodes are the left and the right half of one node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSiblings(LeafNode left, LeafNode right) =>
        left.Size == right.Size && left.End == right.Start && (left.Start & ((left.Size << 1) - 1)) == 0;

    /// <summary>The nodes that the stack holds when a range of leaves has been pushed, in order of start.</summary>
    /// <param name="leaves">The range, within 0 to 32.</param>
    /// <param name="nodes">Receives the nodes; <see cref="MaxCover"/> are always enough.</param>
    /// <returns>How many nodes were written; 0 for an empty range.</returns>
    public static int Cover(LeafRange leaves, Span<LeafNode> nodes)
    {
        int count = 0;
        int at = leaves.First;
        while (at < leaves.End)
        {
            int fits = 1 << BitOperations.Log2((uint)(leaves.End - at));
            int size = at == 0 ? fits : Math.Min(fits, at & -at);
            nodes[count++] = new LeafNode(at, size);
            at += size;
        }
        return count;
    }

    /// <summary>Whether nodes in order of start are, without gap or overlap, all leaves of a step.</summary>
    /// <param name="sorted">Nodes in order of start.</param>
    /// <param name="leafCount">The number of leaves of the step.</param>
    public static bool IsWhole(ReadOnlySpan<LeafNode> sorted, int leafCount)
    {
        int at = 0;
        foreach (LeafNode node in sorted)
        {
            if (node.Start != at || node.Size < 1)
            {
                return false;
            }
            at = node.End;
        }
        return at == leafCount;
    }

    /// <summary>The additions that make the total from the nodes of all parts, in their order.</summary>
    /// <param name="sorted">The nodes of all parts in order of start, at most 32.</param>
    /// <param name="additions">Receives, for each addition, the indices in <paramref name="sorted"/> of the sum that
    /// takes <c>left + right</c> in its place and of the one that is added to it; one less than the nodes.</param>
    /// <returns>The number of additions; the total is then where the first node was.</returns>
    public static int FoldOrder(ReadOnlySpan<LeafNode> sorted, Span<LeafAddition> additions)
    {
        Span<int> index = stackalloc int[MaxLeaves];
        Span<LeafNode> stack = stackalloc LeafNode[MaxLeaves];
        int depth = 0;
        int count = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            index[depth] = i;
            stack[depth++] = sorted[i];
            while (depth > 1 && AreSiblings(stack[depth - 2], stack[depth - 1]))
            {
                additions[count++] = new(index[depth - 2], index[depth - 1]);
                depth--;
                stack[depth - 1] = new(stack[depth - 1].Start, stack[depth - 1].Size << 1);
            }
        }
        for (; depth > 1; depth--)
        {
            additions[count++] = new(index[depth - 2], index[depth - 1]);
        }
        return count;
    }
}
