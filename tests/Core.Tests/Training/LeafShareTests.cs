using Strata.Training;
using Xunit;

namespace Strata.Core.Tests.Training;

public sealed class LeafShareTests
{
    [Fact]
    public void Each_leaf_has_exactly_one_worker()
    {
        int[][] views = [[1], [1, 1], [1, 1, 1], [3, 1], [0, 2, 0, 5], [1, 1, 1, 1, 1, 1, 1], [2000000000, 2000000000]];
        foreach (int[] weights in views)
        {
            for (int leaves = 1; leaves <= 32; leaves++)
            {
                int next = 0;
                for (int rank = 0; rank < weights.Length; rank++)
                {
                    LeafRange range = LeafShare.Of(weights, rank, leaves);
                    Assert.Equal(next, range.First);
                    next = range.End;
                    for (int leaf = range.First; leaf < range.End; leaf++)
                    {
                        Assert.Equal(rank, LeafShare.RankOf(weights, leaf, leaves));
                    }
                }
                Assert.Equal(leaves, next);
            }
        }
    }

    [Fact]
    public void A_weight_of_zero_has_no_leaves() => Assert.True(LeafShare.Of([1, 0, 1], 1, 32).IsEmpty);

    [Fact]
    public void More_workers_than_leaves_leave_some_idle() =>
        Assert.Equal(2, Enumerable.Range(0, 5).Count(r => !LeafShare.Of([1, 1, 1, 1, 1], r, 2).IsEmpty));

    [Fact]
    public void Weights_that_share_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LeafShare.Of([0, 0], 0, 4));
        Assert.Throws<ArgumentException>(() => LeafShare.Of([2, -1], 0, 4));
    }
}
