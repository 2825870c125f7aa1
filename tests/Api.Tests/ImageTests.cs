using Xunit;

namespace Strata.Api.Tests;

public sealed class ImageTests
{
    private static readonly Tensor Image = tf.keep(tf.tensor4d([0, 1, 2, 3], [1, 2, 2, 1]));

    [Fact]
    public void Images_are_resized()
    {
        Assert.Equal([0, 0.5f, 1, 2, 2.5f, 3], tf.image.resizeBilinear(Image, [2, 3], alignCorners: true).dataSync());
        Assert.Equal(
            [0, 0, 1, 1, 2, 2, 3, 3], tf.image.resizeNearestNeighbor(Image, [2, 4], halfPixelCenters: true).dataSync());
    }

    [Fact]
    public void Boxes_of_images_are_cut_out()
    {
        using var boxes = tf.tensor2d([[0, 0, 1, 1], [0, 0, 0, 1]]);
        using var numbers = tf.tensor1d([0, 0], "int32");
        var crops = tf.image.cropAndResize(Image, boxes, numbers, [1, 2], extrapolationValue: 7);
        Assert.Equal([2, 1, 2, 1], crops.shape);
        Assert.Equal([1, 2, 0, 1], crops.dataSync());
        using var none = tf.zeros([0, 4]);
        Assert.Equal([0, 3, 2, 1], tf.image.cropAndResize(Image, none, tf.zeros([0], "int32"), [3, 2]).shape);
    }

    [Fact]
    public void Images_are_turned_round_and_coloured()
    {
        Assert.Equal([1, 0, 3, 2], tf.image.flipLeftRight(Image).dataSync());
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], tf.image.grayscaleToRGB(Image).dataSync());
        Assert.Equal(0.2989 + (2 * 0.587), tf.image.rgbToGrayscale(tf.tensor3d([1, 2, 0], [1, 1, 3])).item(), 1e-6);
        Assert.Throws<ShapeException>(() => tf.image.rgbToGrayscale(Image));
        Assert.Throws<ShapeException>(() => tf.image.flipLeftRight(Image.reshape([2, 2])));
        Assert.Throws<ShapeException>(() => tf.image.grayscaleToRGB(tf.zeros([2, 2])));
    }
}
