using Strata.Layers.Basic;
using Strata.Layers.Noise;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Noise;

public sealed class NoiseTests
{
    private static readonly Tensor Ones = Arrays.Tensor([400, 50], [.. Enumerable.Repeat(1f, 20000)]);

    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    public void Gaussian_noise_has_mean_0_and_its_deviation(double stddev) =>
        Spreads(new GaussianNoise(stddev).apply(Ones, training: true), 1, stddev);

    [Theory]
    [InlineData(0.2, 0.5)]
    [InlineData(0.5, 1)]
    public void Gaussian_dropout_keeps_the_mean_and_has_the_deviation_of_a_dropout(double rate, double stddev) =>
        Spreads(new GaussianDropout(rate).apply(Ones, training: true), 1, stddev);

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance_of_what_has_0_and_1()
    {
        var x = new GaussianNoise(1).apply(Ones.mul(0), training: true);

        Spreads(new AlphaDropout(0.3).apply(x, training: true), 0, 1);
    }

    [Fact]
    public void Alpha_dropout_leaves_two_values_of_one()
    {
        const double limit = -1.6732632423543772 * 1.0507009873554805, rate = 0.25;
        double a = 1 / Math.Sqrt((1 - rate) * (1 + (rate * limit * limit))), b = -a * limit * rate;

        float[] y = new AlphaDropout(rate).apply(Ones, training: true).dataSync();

        Assert.All(y, v => Assert.True(Math.Abs(v - (a + b)) < 1e-5 || Math.Abs(v - ((a * limit) + b)) < 1e-5));
        Assert.InRange(y.Count(v => v < 0), 4700, 5300);
    }

    [Fact]
    public void Where_the_noise_shape_is_1_all_share_the_choice()
    {
        var x = Ones.reshape([100, 4, 50]);
        foreach (Layer layer in (Layer[])
            [new Dropout(0.5, [null, 1, null]), new AlphaDropout(0.5, [null, 1, 50]), new SpatialDropout1D(0.5)])
        {
            var y = layer.apply(x, training: true);
            Assert.Equal(y.max([1]).dataSync(), y.min([1]).dataSync());
            Assert.NotEqual(y.max([0]).dataSync(), y.min([0]).dataSync());
        }
    }

    [Fact]
    public void A_spatial_dropout_of_channels_first_drops_whole_planes()
    {
        var y = new SpatialDropout2D(0.5, "channelsFirst").apply(Ones.reshape([100, 10, 4, 5]), training: true);

        Assert.Equal(y.max([2, 3]).dataSync(), y.min([2, 3]).dataSync());
        Assert.InRange(y.mean().item(), 0.9f, 1.1f);
    }

    [Fact]
    public void A_noise_shape_that_does_not_fit_is_an_error_that_says_so()
    {
        string message = Assert.Throws<ShapeException>(
            () => new Dropout(0.5, [400, 2]).apply(Ones, training: true)).Message;

        Assert.Contains("noiseShape", message, StringComparison.Ordinal);
        Assert.Contains("[400,2]", message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => new AlphaDropout(0.5, [null]).apply(Ones, training: true));
        Assert.Throws<ShapeException>(() => new SpatialDropout1D(0.5).apply(Ones));
        Assert.Throws<ArgumentException>(() => new GaussianNoise(-1));
    }

    private static void Spreads(Tensor y, double mean, double deviation)
    {
        float[] values = y.dataSync();
        double found = values.Average();
        Assert.Equal(mean, found, 0.05 * Math.Max(1, deviation));
        Assert.Equal(deviation, Math.Sqrt(values.Average(v => (v - found) * (v - found))), 0.05 * deviation);
    }
}
