using Strata.Training;
using Xunit;

namespace Strata.Core.Tests.Training;

public sealed class BucketLayoutTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4095, 1)]
    [InlineData(8191, 1)]
    [InlineData(8224, 2)]
    [InlineData(100_003, 24)]
    [InlineData(25_600_000, 64)]
    public void Buckets_cover_the_vector_in_order_and_none_is_small(int length, int count)
    {
        var layout = new BucketLayout(length);
        Assert.Equal(count, layout.Count);
        int next = 0;
        for (int bucket = 0; bucket < layout.Count; bucket++)
        {
            Assert.Equal(next, layout.OffsetOf(bucket));
            Assert.True(layout.LengthOf(bucket) >= Math.Min(length, BucketLayout.MinLength));
            next += layout.LengthOf(bucket);
        }
        Assert.Equal(length, next);
    }

    [Fact]
    public void Owners_are_spread_over_buckets_and_levels()
    {
        int[] owners = [4, 1, 7];
        Assert.Equal([4, 1, 7, 4], Enumerable.Range(0, 4).Select(b => BucketLayout.OwnerOf(0, b, owners)));
        Assert.Equal(1, BucketLayout.OwnerOf(1, 0, owners));
    }
}
