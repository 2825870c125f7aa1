using Strata.Layers.Convolution;
using Strata.Layers.Images;
using Strata.Layers.Pooling;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class WindowTests
{
    [Fact]
    public void A_causal_convolution_sees_nothing_that_comes_later()
    {
        var layer = new Conv1D(1, 2, padding: "causal", dilationRate: 2, kernelInitializer: "ones");
        float[] y = layer.apply(Arrays.Tensor([1, 5, 1], 1, 10, 100, 1000, 10000)).dataSync();
        Assert.Equal([1, 10, 101, 1010, 10100], y);
    }

    [Fact]
    public void A_bilinear_image_lies_between_the_pixels_as_in_TensorFlow_js()
    {
        var layer = new UpSampling2D(interpolation: "bilinear");
        float[] y = layer.apply(Arrays.Tensor([1, 2, 2, 1], 1, 2, 3, 4)).dataSync();
        Assert.Equal([1, 1.5f, 2, 2, 2, 2.5f, 3, 3, 3, 3.5f, 4, 4, 3, 3.5f, 4, 4], y);
    }

    [Fact]
    public void A_transposed_convolution_lays_its_window_at_each_pixel()
    {
        var layer = new Conv2DTranspose(1, [1, 3], [1, 2], kernelInitializer: "ones");
        Assert.Equal([1, 1, 3, 2, 2], layer.apply(Arrays.Tensor([1, 1, 2, 1], 1, 2)).dataSync());
    }

    [Fact]
    public void Padding_is_a_word_a_number_or_pairs()
    {
        Tensor x = Arrays.Tensor([1, 1, 3, 1], 1, 2, 3), ones = Arrays.Tensor([1, 1, 1, 1], 1);
        Assert.Equal([0, 0, 1, 2, 3, 0], x.conv2d(ones, 1, (int[][])[[0, 0], [0, 0], [2, 1], [0, 0]]).dataSync());
        Assert.Equal([1, 3, 5, 1], x.conv2d(ones, 1, (int[][])[[0, 0], [1, 1], [1, 1], [0, 0]]).shape);
        Assert.Equal([1, 3, 5, 1], x.conv2d(ones, 1, 1).shape);
        Assert.Equal([3f], x.maxPool([1, 3], 1, "valid").dataSync());
        Assert.Equal([1.5f, 2, 2.5f], x.avgPool([1, 3], 1, "same").dataSync());
        Assert.Equal([2f, 3], x.squeeze([0]).pool([1, 2], "max", "same", 1, [1, 2]).dataSync());
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused_by_name()
    {
        Refused("filters", () => new Conv1D(0, 1));
        Refused("kernelSize", () => new Conv1D(1, [1, 1]));
        Refused("padding", () => new Conv2D(1, 1, padding: "causal"));
        Refused("padding", () => new Conv3DTranspose(1, 1, padding: "causal"));
        Refused("strides", () => new AveragePooling3D(2, [2, 3]));
        Refused("strides", () => new AveragePooling3D(3, 0));
        Refused("poolSize", () => new MaxPooling2D(-2, 2));
        Refused("depthMultiplier", () => new DepthwiseConv2D(1, depthMultiplier: 0));
        Refused("interpolation", () => new UpSampling2D(interpolation: "cubic"));
        Refused("border", () => new ZeroPadding2D([[1, 2, 3]]));
        Refused("cropping", () => new Cropping2D([1, 2, 3]));
    }

    [Fact]
    public void An_image_smaller_than_the_window_or_the_cropping_is_refused()
    {
        var x = Arrays.Uniform([1, 3, 3, 2], -1, 1);
        Assert.Throws<ShapeException>(() => x.conv2d(Arrays.Uniform([4, 1, 2, 1], -1, 1), 1, "valid"));
        Assert.Throws<ShapeException>(() => x.conv2d(Arrays.Uniform([1, 1, 3, 1], -1, 1), 1, "valid"));
        Assert.Throws<ShapeException>(() => x.maxPool(4, 1, "valid"));
        Assert.Throws<ShapeException>(() => new Cropping2D(2).computeOutputShape([null, 4, 9, 1]));
        Assert.Throws<ShapeException>(
            () => x.conv2dTranspose(Arrays.Uniform([2, 2, 1, 2], -1, 1), [1, 9, 9, 1], 2, "same"));
    }

    private static void Refused(string argument, Func<Layer> make) => Assert.StartsWith(
        argument, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
}
