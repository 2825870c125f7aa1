using Strata.Autodiff;
using Strata.Layers.Normalization;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Normalization;

public sealed class NormalizationTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void The_gradient_of_a_batchs_normalization_goes_through_its_statistics(bool scale, bool center)
    {
        Tensor[] at = [Arrays.Uniform([4, 2, 3], -1, 2), Arrays.Uniform([3], 0.5, 2, 2), Arrays.Uniform([3], -1, 1, 3)];
        Tensor[] used = [at[0], .. at[1..2].Where(_ => scale), .. at[2..].Where(_ => center)];
        Tensor Own(Tensor[] x) => Normalized(x, scale, center, [0, 1], [1, 1, 3]);

        GradientCheck.Holds(Own, used, 1e-2);
        GradientCheck.Holds(x => Gradients.Of(() => Own(x).square().mul(x[0]).sum(), x).Gradients[0], used, 3e-2);
    }

    [Fact]
    public void So_does_that_of_a_samples_and_each_can_be_differentiated_again()
    {
        Tensor[] at = [Arrays.Uniform([3, 4], -1, 2), Arrays.Uniform([4], 0.5, 2, 2), Arrays.Uniform([4], -1, 1, 3)];
        static Tensor Own(Tensor[] x) => Normalized(x, true, true, [1], [1, 4]);

        GradientCheck.Holds(Own, at, 1e-2);
        for (int i = 0; i < at.Length; i++)
            GradientCheck.Holds(x => Gradients.Of(() => Own(x).square().mul(x[0]).sum(), x).Gradients[i], at, 3e-2);
    }

    [Fact]
    public void A_group_has_mean_0_and_variance_1_within_each_sample()
    {
        var x = Arrays.Uniform([3, 2, 5, 6], -1, 4);

        var y = new GroupNormalization(3, epsilon: 0).apply(x).reshape([3, 10, 3, 2]);

        Near.All(new double[9], y.mean([1, 3]).dataSync(), 1e-5);
        Near.All([.. Enumerable.Repeat(1.0, 9)], y.square().mean([1, 3]).dataSync(), 1e-4);
    }

    [Fact]
    public void One_group_is_layer_normalization_over_all_but_the_batch()
    {
        var x = Arrays.Uniform([2, 3, 4], -1, 4);

        float[] whole = new LayerNormalization([1, 2], scale: false, center: false).apply(x).dataSync();

        Near.All(Array.ConvertAll(whole, v => (double)v), new GroupNormalization(1).apply(x).dataSync());
        string message = Assert.Throws<ArgumentException>(() => new GroupNormalization(3).apply(x)).Message;
        Assert.Contains("divisor of its 4 channels, received 3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new GroupNormalization(0));
        Assert.Throws<ArgumentException>(() => new GroupNormalization(1, 0).apply(x));
    }

    [Fact]
    public void Vectors_get_length_1_and_what_is_0_stays_0_with_a_finite_slope()
    {
        var layer = new UnitNormalization();
        var x = new Variable(Arrays.Tensor([2, 2], 3, -4, 0, 0));

        Near.All([0.6, -0.8, 0, 0], layer.apply(x).dataSync());
        float[] slope = Gradients.Of(() => layer.apply(x).sum(), [x]).Gradients[0].dataSync();
        Assert.All(slope, v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void A_root_mean_square_is_divided_by() => Near.All(
        [3 / Math.Sqrt(12.5), -4 / Math.Sqrt(12.5)],
        new RMSNormalization(epsilon: 0).apply(Arrays.Tensor([1, 2], 3, -4)).dataSync());

    [Fact]
    public void A_batch_normalization_exchanges_sums_twice_forward_and_once_backward()
    {
        var layer = new BatchNormalization();
        _ = layer.apply(Arrays.Uniform([1, 4, 4, 3], -1, 1));
        var variables = layer.trainableWeights.Select(w => (Tensor)w.val);
        Tensor Sum(Tensor x) => layer.apply(x, training: true).square().sum();

        var plan = Planned.Trace(
            x => Gradients.Of(() => Sum(x[0]), [x[0], .. variables]).Gradients,
            new TensorSpec([-1, 4, 4, 3], DType.float32));

        Assert.Equal(3, plan.Sums.Count);
        Assert.Equal([3, 3, 6], plan.Sums.Select(level => level.Length));
    }

    [Fact]
    public void A_frozen_scale_takes_no_part_in_training()
    {
        var layer = new BatchNormalization();
        var x = Arrays.Uniform([4, 3], -1, 1);
        _ = layer.apply(x, training: true);
        var (gamma, beta) = (layer.trainableWeights[0], layer.trainableWeights[1]);
        gamma.trainable = false;

        var (_, found) = Gradients.OfVariables(() => layer.apply(x, training: true).square().sum(), null);

        Assert.Equal([beta.val], found.Select(pair => pair.Variable));
    }

    [Fact]
    public void A_sample_is_normalized_by_its_own_mean_and_variance()
    {
        var layer = new LayerNormalization(epsilon: 0);
        var y = layer.apply(Arrays.Tensor([2, 4], 1, 3, 1, 3, 10, 10, 20, 20));

        Assert.Equal([-1, 1, -1, 1, -1, -1, 1, 1], y.dataSync(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Axes_count_from_the_front_once_the_layer_is_built()
    {
        var layer = new LayerNormalization([-2, -1]);
        layer.build([null, 3, 4]);

        Assert.Equal([1, 2], layer.axis);
        Assert.Equal("[1,2]", layer.getConfig()["axis"]!.ToJsonString());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-4)]
    public void An_axis_that_is_none_is_told(int axis) =>
        Assert.Contains("axis", Assert.Throws<ArgumentException>(
            () => new LayerNormalization(axis).build([null, 3, 4])).Message);

    private static Tensor Normalized(Tensor[] x, bool scale, bool center, int[] axes, Dims along)
    {
        var (mean, variance) = Moments.Of(x[0], axes);
        return new Standardized(x[0], mean, variance, 1e-3, axes).Scaled(
            scale ? x[1] : null, center ? x[^1] : null, along);
    }
}
