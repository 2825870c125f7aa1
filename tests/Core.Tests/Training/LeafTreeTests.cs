using CsCheck;
using Strata.Training;
using Xunit;

namespace Strata.Core.Tests.Training;

public sealed class LeafTreeTests
{
    [Theory]
    [InlineData(1, 16, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(17, 16, 2)]
    [InlineData(512, 16, 32)]
    [InlineData(513, 32, 17)]
    [InlineData(1025, 48, 22)]
    [InlineData(int.MaxValue, 67108864, 32)]
    public void A_batch_is_cut_in_at_most_32_leaves(int rows, int leafRows, int leaves)
    {
        Assert.Equal(leafRows, LeafTree.LeafRows(rows));
        Assert.Equal(leaves, LeafTree.LeafCount(rows));
    }

    [Fact]
    public void A_batch_of_no_rows_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LeafTree.LeafCount(0));

    [Fact]
    public void The_last_leaf_may_be_ragged()
    {
        Assert.Equal(new LeafRange(32, 40), LeafTree.RowsOf(new(2, 3), 40));
        Assert.Equal(new LeafRange(0, 32), LeafTree.RowsOf(new(0, 2), 40));
    }

    [Fact]
    public void The_cover_is_what_pushing_and_merging_leaves()
    {
        for (int first = 0; first <= 32; first++)
        {
            for (int end = first; end <= 32; end++)
            {
                Assert.Equal(Pushed(first, end), CoverOf(first, end));
            }
        }
    }

    [Fact]
    public void Any_cut_among_workers_gives_the_bits_of_one_worker() =>
        Gen.Select(Gen.Int[1, 32], Gen.Int[0, 32].Array[0, 6], Gen.Int).Sample((leaves, cuts, seed) =>
        {
            var random = new Random(seed);
            float[] values = [.. Enumerable.Range(0, leaves)
                .Select(_ => (random.NextSingle() - 0.5f) * random.Next(1, 1000000))];
            int[] edges = [0, .. cuts.Where(c => c < leaves).Order(), leaves];
            var nodes = new List<LeafNode>();
            var sums = new List<float>();
            for (int i = 0; i + 1 < edges.Length; i++)
            {
                foreach (LeafNode node in CoverOf(edges[i], edges[i + 1]))
                {
                    nodes.Add(node);
                    sums.Add(Recursive(values, node.Start, node.Size));
                }
            }
            Assert.True(LeafTree.IsWhole(nodes.ToArray(), leaves));
            return Fold([.. nodes], [.. sums]) == Recursive(values, 0, 32);
        });

    [Fact]
    public void A_gap_or_an_overlap_is_not_whole()
    {
        Assert.False(LeafTree.IsWhole([new(0, 2), new(3, 1)], 4));
        Assert.False(LeafTree.IsWhole([new(0, 2), new(1, 1)], 2));
        Assert.False(LeafTree.IsWhole([new(0, 2)], 3));
        Assert.True(LeafTree.IsWhole([new(0, 2), new(2, 1)], 3));
    }

    private static float Fold(LeafNode[] nodes, float[] sums)
    {
        Span<LeafAddition> additions = stackalloc LeafAddition[32];
        int count = LeafTree.FoldOrder(nodes, additions);
        foreach (LeafAddition a in additions[..count])
        {
            sums[a.Left] += sums[a.Right];
        }
        return sums[0];
    }

    /// <summary>The tree over the next power of two in which what is missing is absent.</summary>
    private static float Recursive(float[] values, int start, int size)
    {
        if (size == 1 || start + (size / 2) >= values.Length)
        {
            return size == 1 ? values[start] : Recursive(values, start, size / 2);
        }
        return Recursive(values, start, size / 2) + Recursive(values, start + (size / 2), size / 2);
    }

    private static LeafNode[] CoverOf(int first, int end)
    {
        Span<LeafNode> nodes = stackalloc LeafNode[LeafTree.MaxCover];
        return nodes[..LeafTree.Cover(new(first, end), nodes)].ToArray();
    }

    private static LeafNode[] Pushed(int first, int end)
    {
        var stack = new List<LeafNode>();
        for (int leaf = first; leaf < end; leaf++)
        {
            stack.Add(new(leaf, 1));
            int merges = 0;
            while (stack.Count > 1 && LeafTree.AreSiblings(stack[^2], stack[^1]))
            {
                stack[^2] = new(stack[^2].Start, stack[^2].Size * 2);
                stack.RemoveAt(stack.Count - 1);
                merges++;
            }
            Assert.Equal(merges, LeafTree.MergesAfter(first, leaf));
        }
        return [.. stack];
    }
}
