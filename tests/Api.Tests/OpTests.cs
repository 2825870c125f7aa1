using Xunit;

namespace Strata.Api.Tests;

public sealed class OpTests
{
    private static readonly Tensor Matrix = tf.keep(tf.tensor2d([[1, 2, 3], [4, 5, 6]]));

    [Fact]
    public void Slicing_and_joining()
    {
        Assert.Equal([2, 3, 5, 6], tf.slice(Matrix, [0, 1], [2, 2]).dataSync());
        Assert.Equal([4, 5, 6], tf.slice(Matrix, 1).dataSync());
        Assert.Equal([[1f, 4f], [2, 5], [3, 6]], tf.split(Matrix, 3, 1).Select(t => t.dataSync()));
        Assert.Equal([2, 1], tf.split(Matrix, [2, 1], 1).Select(t => t.shape[1]));
        Assert.Equal([4, 3], tf.concat([Matrix, Matrix]).shape);
        Assert.Equal([2, 6], tf.concat([Matrix, Matrix], 1).shape);
        Assert.Equal([2, 3, 2], tf.stack([Matrix, Matrix], -1).shape);
        Assert.Equal([2, 2, 3], Matrix.stack(Matrix).shape);
        Assert.Equal([[1f, 2f, 3f], [4, 5, 6]], tf.unstack(Matrix).Select(t => t.dataSync()));
        Assert.Equal([3, 1, 6, 4], tf.gather(Matrix, tf.tensor1d([2, 0], "int32"), 1).dataSync());
        Assert.Equal([4, 3], tf.tile(Matrix, [2, 1]).shape);
        Assert.Equal([0, 1, 2, 3, 0, 0, 4, 5, 6, 0], tf.pad(Matrix, [[0, 0], [1, 1]]).dataSync());
        Assert.Equal([3, 2, 1, 6, 5, 4], tf.reverse(Matrix, 1).dataSync());
        Assert.Equal([1, 0, 3], tf.where(tf.tensor1d([true, false, true]), tf.tensor1d([1, 2, 3]), 0).dataSync());
    }

    [Fact]
    public void Reductions_and_scans()
    {
        Assert.Equal(21, tf.sum(Matrix).item());
        Assert.Equal([5, 7, 9], tf.sum(Matrix, 0).dataSync());
        Assert.Equal([2, 1], tf.mean(Matrix, 1, true).shape);
        Assert.Equal([2, 5], tf.mean(Matrix, [1]).dataSync());
        Assert.Equal([6, 120], tf.prod(Matrix, 1).dataSync());
        Assert.Equal([2, 2], tf.argMax(Matrix, 1).dataSync());
        Assert.True(tf.all(Matrix.greater(0)).item<bool>());
        Assert.Equal([1, 3, 6, 4, 9, 15], tf.cumsum(Matrix, 1).dataSync());
        Assert.Equal([5, 3, 0, 11, 6, 0], tf.cumsum(Matrix, 1, exclusive: true, reverse: true).dataSync());
        Assert.Equal([1, 2, 3, 5, 7, 9], tf.cumsum(Matrix).dataSync());
        Assert.Equal(Math.Sqrt(91), tf.norm(Matrix).item(), 1e-5);
        Assert.Equal([5, 7, 9], tf.norm(Matrix, 1, [0]).dataSync());
        Assert.Equal(15, tf.norm(Matrix, double.PositiveInfinity, [0, 1]).item());
        Assert.Equal(9, tf.norm(Matrix, 1, [0, 1]).item());
    }

    [Fact]
    public void Arithmetic_matrices_and_logic()
    {
        Assert.Equal([14, 32, 32, 77], tf.matMul(Matrix, Matrix, false, true).dataSync());
        Assert.Equal(32, tf.dot(tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5, 6])).item());
        Assert.Equal([4, 5, 8, 10], tf.outerProduct(tf.tensor1d([1, 2]), tf.tensor1d([4, 5])).dataSync());
        Assert.Equal([3, 6, 9, 12, 15, 18], tf.addN(Matrix, Matrix, Matrix).dataSync());
        Assert.Equal(3, tf.div(tf.scalar(7, "int32"), tf.scalar(2, "int32")).item<int>());
        Assert.Equal([0, 0.5f], tf.divNoNan(tf.tensor1d([1, 1]), tf.tensor1d([0, 2])).dataSync());
        Assert.Equal([1, 2], tf.mod(tf.tensor1d([-5, 5]), 3).dataSync());
        Assert.Equal([2, -2, 4], tf.round(tf.tensor1d([2.5, -2.5, 3.5])).dataSync());
        Assert.Equal([true, false],
            tf.logicalXor(tf.tensor1d([true, true]), tf.tensor1d([false, true])).dataSync<bool>());
        Assert.Equal([3, 1, 2], tf.transpose(tf.zeros([2, 1, 3])).shape);
    }

    [Fact]
    public void Wrong_arguments_are_told_with_what_was_expected_and_received()
    {
        (Action Wrong, string[] Tells)[] cases =
        [
            (() => tf.matMul(Matrix, Matrix), ["matMul", "[2,3]"]),
            (() => Matrix.add(tf.ones([2])), ["Add", "[2,3]", "[2]"]),
            (() => Matrix.reshape([4, 2]), ["reshape", "6 elements", "[4,2]"]),
            (() => tf.slice(Matrix, [0, 2], [1, 2]), ["slice", "[0,2]", "[2,3]"]),
            (() => tf.slice(Matrix, [0, 0, 0]), ["slice", "at most 2", "[0,0,0]"]),
            (() => tf.split(Matrix, 2, 1), ["split", "2 equal parts", "[2,3]"]),
            (() => tf.split(Matrix, [2, 2], 1), ["add up to 3", "[2,2]"]),
            (() => tf.concat([Matrix, tf.ones([2, 2])]), ["concat", "[2,2]", "axis 0"]),
            (() => tf.concat([]), ["tensors", "at least one"]),
            (() => tf.stack([Matrix, tf.ones([2, 2])]), ["stack", "[2,3]", "[2,2]"]),
            (() => tf.pad(Matrix, [[1, 1]]), ["paddings", "2 pairs", "[1,1]"]),
            (() => tf.tile(Matrix, [2]), ["reps", "2 numbers"]),
            (() => tf.squeeze(Matrix, [0]), ["squeeze", "axis 0"]),
            (() => tf.sum(Matrix, 2), ["axis", "from -2 to 1", "received 2"]),
            (() => tf.transpose(Matrix, [0, 0]), ["perm", "[0,0]"]),
            (() => tf.zeros([2], "float64"), ["dtype", "float64"]),
            (() => tf.norm(Matrix, "euclid"), ["ord", "'euclidean'"]),
            (() => Matrix.item(), ["item", "[2,3]"]),
            (() => Matrix.asScalar(), ["asScalar", "[2,3]"]),
            (() => tf.tidy(() => Task.FromResult(1)), ["async"]),
        ];

        foreach (var (wrong, tells) in cases)
        {
            var error = Record.Exception(wrong);
            Assert.True(error is ArgumentException or InvalidOperationException, $"{tells[0]}: {error}");
            foreach (string part in tells) Assert.Contains(part, error.Message);
        }
    }
}
