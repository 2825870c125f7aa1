using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class ShapeTests
{
    [Fact]
    public void A_shape_is_written_as_a_list_and_prints_as_in_TensorFlowJS()
    {
        Shape shape = [null, 28, 28];
        Assert.Equal("[null,28,28]", shape.ToString());
        Assert.Equal(",28,28", string.Join(",", shape));
        Assert.Equal(shape, (int?[])[null, 28, 28]);
    }

    [Fact]
    public void Minus_one_is_unknown_and_less_is_refused()
    {
        Shape shape = [-1, 3];
        Assert.Null(shape[0]);
        Assert.Throws<ArgumentException>(() => Shape.Create([-2]));
    }

    [Fact]
    public void A_tuple_takes_one_number_or_a_list()
    {
        IntTuple one = 3, two = [3, 4];
        Assert.Equal([3], one);
        Assert.Equal([3, 3], IntTuple.PerAxis("kernelSize", one, 2, 1));
        Assert.Equal([3, 4], IntTuple.PerAxis("kernelSize", two, 2, 1));
        Assert.Throws<ArgumentException>(() => IntTuple.PerAxis("kernelSize", [1, 2, 3], 2, 1));
        Assert.Throws<ArgumentException>(() => IntTuple.PerAxis("kernelSize", 0, 2, 1));
    }
}
