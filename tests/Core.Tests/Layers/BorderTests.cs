using Strata.Layers.Images;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class BorderTests
{
    [Fact]
    public void Of_a_sequence_a_pair_is_before_and_behind()
    {
        var x = Arrays.Tensor([1, 4, 1], 1, 2, 3, 4);

        Assert.Equal([2f], new Cropping1D([1, 2]).apply(x).dataSync());
        Assert.Equal([2f, 3], new Cropping1D().apply(x).dataSync());
        Assert.Equal([1f, 2, 3, 4, 0, 0], new ZeroPadding1D([0, 2]).apply(x).dataSync());
    }

    [Fact]
    public void Of_a_volume_one_number_is_for_all_sides_and_three_for_the_axes()
    {
        var x = Arrays.Uniform([1, 3, 3, 3, 1], 0, 1);

        Assert.Equal([1, 1, 1, 1, 1], new Cropping3D(1).apply(x).shape);
        Assert.Equal([1, 5, 3, 7, 1], new ZeroPadding3D([1, 0, 2]).apply(x).shape);
        Assert.Equal([1, 4, 3, 6, 1], new ZeroPadding3D([[1, 0], [0, 0], [1, 2]]).apply(x).shape);
        Assert.Equal(x.dataSync(), new Cropping3D(2).apply(new ZeroPadding3D(2).apply(x)).dataSync());
    }

    [Fact]
    public void Another_number_of_axes_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => new ZeroPadding2D([1, 2, 3])).Message;

        Assert.Contains("padding: expected one number, 2 numbers or 2 pairs, received [[1,1],[2,2],[3,3]]", message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Cropping3D([1, 2]));
        Assert.Throws<ArgumentException>(() => new Cropping1D([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new Cropping2D(-1));
        Assert.Throws<ShapeException>(() => new Cropping1D(2).apply(Arrays.Uniform([1, 4, 1], 0, 1)));
    }

    [Fact]
    public void Steps_and_planes_are_repeated()
    {
        Assert.Equal([1f, 1, 2, 2], new UpSampling1D().apply(Arrays.Tensor([1, 2, 1], 1, 2)).dataSync());
        Assert.Equal(
            [1f, 2, 1, 2, 3, 4, 3, 4],
            new UpSampling3D([2, 1, 1]).apply(Arrays.Tensor([1, 2, 2, 1, 1], 1, 2, 3, 4)).dataSync());
    }
}
