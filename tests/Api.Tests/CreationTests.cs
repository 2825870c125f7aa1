using Strata.Testing;
using Xunit;

namespace Strata.Api.Tests;

public sealed class CreationTests
{
    [Fact]
    public void Nested_and_flat_numbers_make_the_same_tensor()
    {
        Tensor[] same =
        [
            tf.tensor2d([[1], [2]], [2, 1]),
            tf.tensor2d([[1], [2]]),
            tf.tensor2d([1, 2], [2, 1]),
            tf.tensor2d([1f, 2f], [2, 1]),
            tf.tensor([1, 2], [2, 1]),
            tf.tensor([[1.0], [2.0]]),
            tf.tensor(new float[,] { { 1 }, { 2 } }),
            tf.tensor(new float[][] { [1], [2] }),
            tf.tensor(new float[] { 1, 2 }.AsSpan(), [2, 1]),
        ];

        Assert.All(same, tensor =>
        {
            Assert.Equal([2, 1], tensor.shape);
            Assert.Equal(DType.float32, tensor.dtype);
            Assert.Equal([1, 2], tensor.dataSync());
        });
    }

    [Fact]
    public void Each_rank_has_its_function()
    {
        Assert.Equal([], tf.scalar(3).shape);
        Assert.Equal([3], tf.tensor1d([1, 2, 3]).shape);
        Assert.Equal([2, 2], tf.tensor2d([[1.5, 2], [3, 4]]).shape);
        Assert.Equal([1, 2, 1], tf.tensor3d([[[1], [2]]]).shape);
        Assert.Equal([1, 1, 1, 2], tf.tensor4d([[[[1, 2]]]]).shape);
        Assert.Equal([1, 1, 1, 1, 1], tf.tensor5d([1], [1, 1, 1, 1, 1]).shape);
        Assert.Equal([1, 1, 1, 1, 1, 2], tf.tensor6d([[[[[[1, 2]]]]]]).shape);
    }

    [Fact]
    public void The_type_follows_the_values_unless_it_is_given()
    {
        Assert.Equal(DType.float32, tf.tensor1d([1, 2]).dtype);
        Assert.Equal(DType.int32, tf.tensor1d(new[] { 1, 2 }).dtype);
        Assert.Equal(DType.int32, tf.tensor2d([[1], [2]], dtype: "int32").dtype);
        Assert.Equal(DType.@bool, tf.tensor1d([true, false]).dtype);
        Assert.Equal(["a", "b"], tf.tensor1d(["a", "b"]).dataSync<string>());
        Assert.Equal([1, -1], tf.tensor1d([1.9, -1.9], "int32").dataSync<int>());
        Assert.Equal([true, false], tf.tensor1d([2, 0], "bool").dataSync<bool>());
        Assert.Equal(DType.@bool, tf.scalar(true).dtype);
        Assert.Equal("x", tf.scalar("x").dataSync<string>()[0]);
    }

    [Fact]
    public void Wrong_shapes_are_told_with_what_was_expected_and_received()
    {
        string uneven = Assert.Throws<ShapeException>(() => tf.tensor2d([[1, 2], [3]])).Message;
        string wrong = Assert.Throws<ShapeException>(() => tf.tensor2d([1, 2, 3], [2, 2])).Message;
        string rank = Assert.Throws<ShapeException>(() => tf.tensor3d([1, 2], [2, 1])).Message;
        string negative = Assert.Throws<ShapeException>(() => tf.zeros([2, -1])).Message;

        Assert.Contains("[2] in row 0", uneven);
        Assert.Contains("[1] in row 1", uneven);
        Assert.Contains("[3]", wrong);
        Assert.Contains("[2,2]", wrong);
        Assert.Contains("expected 3 lengths, received [2,1]", rank);
        Assert.Contains("received [2,-1]", negative);
        Assert.Throws<ShapeException>(() => tf.tensor2d([[1, 2], [3, 4]], [4, 1]));
        Assert.Throws<ArgumentException>(() => tf.tensor1d([1, 2], "string"));
    }

    [Fact]
    public void Filled_tensors_and_sequences()
    {
        Assert.Equal([0, 0], tf.zeros([2], "int32").dataSync());
        Assert.Equal([1, 1], tf.ones([1, 2]).dataSync());
        Assert.Equal([7, 7], tf.fill([2], 7).dataSync());
        Assert.Equal([0, 1, 2], tf.range(0, 3).dataSync());
        Assert.Equal([3, 2, 1], tf.range(3, 0).dataSync());
        Assert.Equal([0, 0.5f], tf.range(0, 1, 0.5).dataSync());
        Assert.Empty(tf.range(0, 3, -1).dataSync());
        Assert.Equal([0, 2.5f, 5], tf.linspace(0, 5, 3).dataSync());
        Assert.Equal([1, 0, 0, 0, 1, 0], tf.eye(2, 3).dataSync());
        Assert.Equal([3, 2, 2], tf.eye(2, batchShape: [3]).shape);
        Assert.Equal([0, 0, 1], tf.oneHot(2, 3).dataSync());
        Assert.Equal([0, 1, 0, 0, 0, 0], tf.oneHot(tf.tensor1d([1, 5], "int32"), 3).dataSync());
        Assert.Equal(DType.int32, tf.oneHot(2, 3).dtype);
        Assert.Throws<ArgumentException>(() => tf.range(0, 3, 0));
    }

    [Fact]
    public void Random_tensors_are_a_function_of_their_seed()
    {
        Assert.Equal(tf.randomNormal([8], seed: 3).Bits(), tf.randomNormal([8], seed: 3).Bits());
        Assert.NotEqual(tf.randomNormal([8], seed: 3).Bits(), tf.randomNormal([8], seed: 4).Bits());
        Assert.NotEqual(tf.randomNormal([8]).Bits(), tf.randomNormal([8]).Bits());
        int[] whole = tf.randomUniformInt([400], -2, 3, seed: 1).dataSync<int>();
        Assert.Equal([-2, -1, 0, 1, 2], whole.Distinct().Order());
        Assert.All(tf.truncatedNormal([400], 1, 0.5, seed: 1).dataSync(), x => Assert.InRange(x, 0, 2));
        Assert.All(tf.randomUniform([400], 2, 3, seed: 1).dataSync(), x => Assert.InRange(x, 2, 3));
        Assert.Equal(0.5, tf.randomUniform([4000], seed: 1).mean().item(), 0.05);
        Assert.Throws<ArgumentException>(() => tf.randomUniformInt([1], 3, 3));
    }
}
