using Strata.Backends;
using Strata.Training;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>What a tile does for some terms of one leaf.</summary>
/// <param name="Terms">How many terms.</param>
/// <param name="Depth">How many sums lie on the stack before.</param>
/// <param name="Resumes">Whether the topmost of them is of the same leaf and is gone on with.</param>
/// <param name="Merges">How many of those below are then added, the topmost first.</param>
internal readonly record struct LeafPass(int Terms, int Depth, bool Resumes, int Merges)
{
    /// <summary>How many sums lie on the stack afterwards.</summary>
    internal int After => Depth - (Resumes ? 1 : 0) - Merges + 1;

    /// <summary>How many passes a tree takes, none of more than <paramref name="most"/> terms.</summary>
    internal static int Count(in RowTree tree, int most) =>
        tree.Leaves * ((Math.Max(1, tree.LeafLength) + most - 1) / most);

    /// <summary>Writes the passes of a tree; a last leaf that has fewer terms may take fewer.</summary>
    /// <returns>How many there are.</returns>
    internal static unsafe int Write(in RowTree tree, int most, LeafPass* to)
    {
        int count = 0, depth = 0;
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            int left = Math.Min(tree.LeafLength, tree.Length - (leaf * tree.LeafLength));
            int merges = tree.Complete && leaf == tree.Leaves - 1
                ? depth : LeafTree.MergesAfter(tree.FirstLeaf, tree.FirstLeaf + leaf);
            bool resumes = false;
            do
            {
                int terms = Math.Min(most, left);
                left -= terms;
                var pass = new LeafPass(terms, depth, resumes, left > 0 ? 0 : merges);
                to[count++] = pass;
                depth = pass.After;
                resumes = true;
            }
            while (left > 0);
        }

        return count;
    }
}
