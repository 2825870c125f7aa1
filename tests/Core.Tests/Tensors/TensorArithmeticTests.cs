using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Tensors;

public sealed class TensorArithmeticTests
{
    [Fact]
    public void A_row_is_added_to_each_row_of_a_matrix()
    {
        var a = Arrays.Tensor([2, 3], 1, 2, 3, 4, 5, 6);
        var b = Arrays.Tensor([3], 10, 20, 30);

        Assert.Equal([11, 22, 33, 14, 25, 36], (a + b).dataSync());
    }

    [Fact]
    public void A_column_and_a_row_broadcast_against_each_other()
    {
        var a = Arrays.Tensor([2, 1], 1, 2);
        var b = Arrays.Tensor([3], 10, 20, 30);

        Assert.Equal([10, 20, 30, 20, 40, 60], (a * b).dataSync());
    }

    [Fact]
    public void Numbers_are_tensors_of_rank_0() =>
        Assert.Equal([3, 5], Arrays.Tensor([2], 1, 2).mul(2).add(1).dataSync());

    [Fact]
    public void A_comparison_gives_truth_values()
    {
        var less = Arrays.Tensor([3], 1, 2, 3).less(2.5);

        Assert.Equal(DType.@bool, less.dtype);
        Assert.Equal([true, true, false], less.dataSync<bool>());
    }

    [Fact]
    public void A_product_of_matrices_may_transpose_either()
    {
        var a = Arrays.Tensor([2, 3], 1, 2, 3, 4, 5, 6);
        var b = Arrays.Tensor([2, 3], 1, 0, 1, 0, 1, 0);

        Assert.Equal([4, 2, 10, 5], a.matMul(b, transposeB: true).dataSync());
        Assert.Equal([1, 4, 1, 2, 5, 2, 3, 6, 3], a.matMul(b, transposeA: true).dataSync());
        Assert.Equal([4, 2, 10, 5], a.matMul(b.transpose()).dataSync());
    }

    [Fact]
    public void Axes_are_reduced_alone_and_together()
    {
        var x = Arrays.Tensor([2, 3], 1, 2, 3, 4, 5, 6);

        Assert.Equal(21, x.sum().item());
        Assert.Equal([5, 7, 9], x.sum([0]).dataSync());
        Assert.Equal([2, 5], x.mean([-1]).dataSync());
        Assert.Equal([2, 1], x.max([1], true).shape);
        Assert.Equal([2, 2], x.argMax(1).dataSync<int>());
    }

    [Fact]
    public void Parts_can_be_cut_out_padded_and_joined()
    {
        var x = Arrays.Tensor([2, 3], 1, 2, 3, 4, 5, 6);

        Assert.Equal([2, 3, 5, 6], x.slice([0, 1]).dataSync());
        Assert.Equal([0, 1, 2, 3, 0, 4, 5, 6], x.pad([[0, 0], [1, 0]]).dataSync());
        Assert.Equal([1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], x.concat(x, 1).dataSync());
        Assert.Equal([3, 2, 1, 6, 5, 4], x.reverse([1]).dataSync());
        Assert.Equal([1, 4, 2, 5, 3, 6], x.transpose().dataSync());
        Assert.Equal([4, 5, 6, 1, 2, 3, 4, 5, 6], x.gather(Arrays.Ints([3], 1, 0, 1)).dataSync());
    }

    [Fact]
    public void Softmax_of_large_logits_sums_to_1()
    {
        var y = Arrays.Tensor([2, 3], 1000, 1001, 1002, -5, 0, 5).softmax();

        Assert.All(y.sum([1]).dataSync(), sum => Assert.Equal(1, sum, 1e-6));
    }

    [Fact]
    public void A_disposed_tensor_cannot_be_read()
    {
        var x = Arrays.Tensor([1], 1);
        x.dispose();

        Assert.Throws<ObjectDisposedException>(() => x.dataSync());
    }
}
