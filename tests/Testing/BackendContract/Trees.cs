using Strata.Backends;
using Strata.Training;

namespace Strata.Testing.BackendContract;

/// <summary>Sums over rows taken in parts, as workers do, and folded to the total.</summary>
public static class Trees
{
    /// <summary>Runs a row sum over all leaves in one place.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="entries">Entries of the summed axis per row.</param>
    /// <param name="run">Runs the kernel for a tree, from its first row on, and gives its nodes.</param>
    /// <param name="length">Elements of the sum.</param>
    public static float[] Whole(int rows, int entries, int length, Func<int, RowTree, int, float[]> run)
    {
        int leafRows = LeafTree.LeafRows(rows);
        var tree = new RowTree(0, LeafTree.LeafCount(rows), leafRows * entries, rows * entries, true, length);
        return run(0, tree, 1);
    }

    /// <summary>Runs it in parts that begin at the given leaves and folds the nodes of all parts.</summary>
    public static float[] InParts(
        int rows, int entries, int length, IReadOnlyList<int> cuts, Func<int, RowTree, int, float[]> run)
    {
        int leafRows = LeafTree.LeafRows(rows), leaves = LeafTree.LeafCount(rows);
        var nodes = new List<LeafNode>();
        var sums = new List<float[]>();
        int[] ends = [.. cuts.Where(c => c < leaves).Order(), leaves];
        int first = 0;
        Span<LeafNode> cover = stackalloc LeafNode[LeafTree.MaxCover];
        foreach (int end in ends)
        {
            int count = LeafTree.Cover(new(first, end), cover);
            var part = LeafTree.RowsOf(new(first, end), rows);
            var tree = new RowTree(first, end - first, leafRows * entries, part.Count * entries, false, length);
            float[] found = count == 0 ? [] : run(part.First, tree, count);
            for (int i = 0; i < count; i++)
            {
                nodes.Add(cover[i]);
                sums.Add(found[(i * length)..((i + 1) * length)]);
            }

            first = end;
        }

        return Fold(nodes, sums);
    }

    private static float[] Fold(List<LeafNode> nodes, List<float[]> sums)
    {
        Span<LeafAddition> additions = stackalloc LeafAddition[LeafTree.MaxLeaves];
        int count = LeafTree.FoldOrder([.. nodes], additions);
        foreach (var (left, right) in additions[..count])
            for (int i = 0; i < sums[left].Length; i++) sums[left][i] += sums[right][i];
        return sums[0];
    }
}
