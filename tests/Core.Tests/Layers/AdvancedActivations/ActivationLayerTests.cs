using System.Text.Json.Nodes;
using Strata.Autodiff;
using Strata.Layers.AdvancedActivations;
using Strata.Serialization;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.AdvancedActivations;

public sealed class ActivationLayerTests
{
    private static readonly Tensor X = Arrays.Tensor([1, 6], -200, -1, 0, 0.5f, 2, 200);

    [Theory]
    [InlineData(0, new float[] { 0, 0, 0, 0.5f, 2, 200 })]
    [InlineData(1, new float[] { 0, 0, 0, 0.5f, 1.5f, 1.5f })]
    [InlineData(2, new[] { -20.1f, -0.2f, -0.1f, -0.05f, 2, 200 })]
    [InlineData(3, new[] { -60, -0.3f, 0, 0.5f, 2, 200 })]
    [InlineData(4, new[] { -0.5f, -0.3160603f, 0, 0.5f, 2, 200 })]
    [InlineData(5, new float[] { 0, 0, 0, 0, 2, 200 })]
    public void Each_has_its_formula_below_and_above(int layer, float[] expected) =>
        Near.All(Array.ConvertAll(expected, v => (double)v), Layers()[layer].apply(X).dataSync());

    [Fact]
    public void Far_from_0_their_gradients_are_still_numbers()
    {
        foreach (var layer in Layers())
        {
            var x = new Variable(X);
            float[] slope = Gradients.Of(() => layer.apply(x).sum(), [x]).Gradients[0].dataSync();
            Assert.All(slope, v => Assert.True(float.IsFinite(v), $"{layer}: {string.Join(", ", slope)}"));
        }
    }

    [Fact]
    public void A_softmax_along_two_axes_adds_up_to_1_over_both()
    {
        var y = new Softmax([1, 2]).apply(Arrays.Uniform([2, 3, 4], -3, 3));

        Near.All([1, 1], y.sum([1, 2]).dataSync());
    }

    [Fact]
    public void Masked_places_have_no_part_in_a_softmax()
    {
        var x = Arrays.Tensor([1, 3], 1, 2, 3);

        var y = new Softmax().apply(x, mask: Arrays.Tensor([1, 3], 1, 0, 1));

        Near.All([1 / (1 + Math.Exp(2)), 0, 1 / (1 + Math.Exp(-2))], y.dataSync());
    }

    [Fact]
    public void A_mask_of_steps_is_one_along_the_steps()
    {
        var x = Arrays.Uniform([1, 3, 2], -1, 1);

        var y = new Softmax(1).apply(x, mask: Arrays.Tensor([1, 3], 0, 1, 0));

        Assert.Equal([0f, 0, 1, 1, 0, 0], y.dataSync());
    }

    [Fact]
    public void A_slope_under_the_name_that_Keras_3_gives_it_is_read()
    {
        var json = JsonNode.Parse("""{"class_name": "LeakyReLU", "config": {"negative_slope": 0.125}}""");

        Assert.Equal(0.125, Assert.IsType<LeakyReLU>(LayerConfig.Create(json!.AsObject())).alpha);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ReLU(-1));
        Assert.Throws<ArgumentException>(() => new Softmax([]));
        Assert.Throws<ArgumentException>(() => new PReLU(sharedAxes: 2).apply(X));
        Assert.Throws<ArgumentException>(() => new PReLU(sharedAxes: 0).apply(X));
    }

    private static Layer[] Layers() =>
    [
        new ReLU(), new ReLU(1.5), new ReLU(null, 0.1, 1), new LeakyReLU(), new ELU(0.5), new ThresholdedReLU(),
    ];
}
