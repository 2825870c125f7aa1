using Strata.Layers.Basic;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Basic;

public sealed class ReorderingTests
{
    [Fact]
    public void Permute_exchanges_the_axes_of_each_sample()
    {
        var y = new Permute([2, 1]).apply(Arrays.Tensor([1, 2, 3], 1, 2, 3, 4, 5, 6));

        Assert.Equal([1, 3, 2], y.shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], y.dataSync());
    }

    [Fact]
    public void A_vector_is_repeated_as_a_sequence() =>
        Assert.Equal(
            [1f, 2, 1, 2, 3, 4, 3, 4], new RepeatVector(2).apply(Arrays.Tensor([2, 2], 1, 2, 3, 4)).dataSync());

    [Fact]
    public void Options_that_are_no_permutation_or_no_count_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Permute([0, 1]));
        Assert.Throws<ArgumentException>(() => new Permute([1, 3]));
        Assert.Throws<ArgumentException>(() => new Permute([1, 1]));
        Assert.Throws<ArgumentException>(() => new RepeatVector(0));
        Assert.Throws<ShapeException>(() => new Permute([2, 1]).apply(Arrays.Uniform([2, 3], 0, 1)));
        Assert.Throws<ShapeException>(() => new RepeatVector(2).apply(Arrays.Uniform([2, 3, 1], 0, 1)));
    }
}
