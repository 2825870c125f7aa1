using Xunit;

namespace Strata.Api.Tests;

public sealed class TensorTextTests
{
    [Fact]
    public void Tensors_read_as_in_TensorFlow_js()
    {
        Assert.Equal("Tensor\n    12", tf.scalar(12).ToString());
        Assert.Equal("Tensor\n    0.10000000149011612", tf.scalar(0.1).ToString());
        Assert.Equal("Tensor\n    [1, 0.1, -2.5]", tf.tensor1d([1, 0.1, -2.5]).ToString());
        Assert.Equal("Tensor\n     [[9],]", tf.tensor2d([[9]]).ToString());
        Assert.Equal("Tensor\n    [[1 , 2],\n     [33, 4]]", tf.tensor2d([[1, 2], [33, 4]]).ToString());
        Assert.Equal(
            "Tensor\n    [[[1, 2],\n      [3, 4]],\n\n     [[5, 6],\n      [7, 8]]]",
            tf.tensor3d([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]).ToString());
        Assert.Equal("Tensor\n    [true, false]", tf.tensor1d([true, false]).ToString());
        Assert.Equal("Tensor\n    ['a', 'bc']", tf.tensor1d(["a", "bc"]).ToString());
    }

    [Fact]
    public void Long_axes_are_shortened()
    {
        Assert.Equal("Tensor\n    [0, 1, 2, ..., 18, 19, 20]", tf.range(0, 21).ToString());
        string rows = tf.range(0, 21).reshape([21, 1]).ToString();
        Assert.Equal("Tensor\n    [[0 ],\n     [1 ],\n     [2 ],\n     ...,\n     [18],\n     [19],\n     [20]]", rows);
    }

    [Fact]
    public void Verbose_text_tells_type_rank_and_shape()
    {
        Assert.Equal(
            "Tensor\n  dtype: int32\n  rank: 1\n  shape: [2]\n  values:\n    [1, 2]",
            tf.tensor1d(new[] { 1, 2 }).ToString(true));
    }

    [Fact]
    public void Elements_come_back_nested()
    {
        float[][] rows = tf.tensor2d([[1, 2], [3, 4]]).arraySync<float[][]>();

        Assert.Equal([3, 4], rows[1]);
        Assert.Equal(5f, tf.scalar(5).arraySync());
        Assert.Equal(7, tf.tensor3d([[[7]]], dtype: "int32").arraySync<int[][][]>()[0][0][0]);
        Assert.Contains("rank 2", Assert.Throws<InvalidCastException>(
            () => tf.zeros([2, 2]).arraySync<float[]>()).Message);
    }
}
