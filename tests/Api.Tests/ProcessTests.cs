using Strata.Testing;
using Xunit;

namespace Strata.Api.Tests;

[Collection(AloneCollection.Name)]
public sealed class ProcessTests
{
    [Fact]
    public void Setting_the_seed_repeats_what_follows()
    {
        tf.setSeed(5);
        int[] first = tf.randomNormal([8]).Bits(), second = tf.randomUniform([8]).Bits();
        tf.setSeed(5);

        Assert.Equal(first, tf.randomNormal([8]).Bits());
        Assert.Equal(second, tf.randomUniform([8]).Bits());
    }

    [Fact]
    public void Tidy_disposes_what_is_neither_given_back_nor_kept()
    {
        Tensor? inner = null, kept = null;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = tf.memory();

        var (a, rest) = tf.tidy(() =>
        {
            inner = tf.ones([3]);
            kept = tf.keep(inner.add(1));
            return (inner.mul(2), new Dictionary<string, Tensor> { ["b"] = inner.sub(1) });
        });

        Assert.True(inner!.isDisposed);
        Assert.False(kept!.isDisposed);
        Assert.Equal([2, 2, 2], a.dataSync());
        Assert.Equal([0, 0, 0], rest["b"].dataSync());
        Assert.Equal(before.numTensors + 3, tf.memory().numTensors);
        Assert.Equal(before.numBytes + 36, tf.memory().numBytes);
        Assert.Equal(before.numDataBuffers + 3, tf.memory().numDataBuffers);
        tf.dispose(new { a, rest, kept });
        Assert.Equal(before, tf.memory());
    }

    [Fact]
    public void Tidy_within_tidy_and_errors_leave_nothing_behind()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = tf.memory();

        Assert.Throws<InvalidOperationException>(() => tf.tidy(() =>
        {
            _ = tf.tidy(() => tf.ones([3]).add(1));
            throw new InvalidOperationException();
        }));
        tf.tidy(() => { _ = tf.ones([3]); });

        Assert.Equal(before, tf.memory());
    }

    [Fact]
    public void Views_of_one_buffer_count_once_in_bytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = tf.memory();
        using var x = tf.ones([2, 3]);
        using var y = x.reshape([3, 2]);

        Assert.Equal(before.numTensors + 2, tf.memory().numTensors);
        Assert.Equal(before.numDataBuffers + 1, tf.memory().numDataBuffers);
        Assert.Equal(before.numBytes + 24, tf.memory().numBytes);
        x.dispose();
        Assert.Equal(1, y.dataSync()[5]);
    }
}
