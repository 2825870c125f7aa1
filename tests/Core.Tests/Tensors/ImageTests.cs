using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Tensors;

public sealed class ImageTests
{
    [Theory]
    [InlineData(3, 5, 7, 2, false, false)]
    [InlineData(3, 5, 7, 2, true, false)]
    [InlineData(3, 5, 7, 2, false, true)]
    [InlineData(8, 6, 4, 3, false, false)]
    [InlineData(8, 6, 3, 4, true, false)]
    [InlineData(8, 6, 4, 9, false, true)]
    [InlineData(4, 4, 1, 1, true, false)]
    [InlineData(1, 1, 3, 2, false, true)]
    [InlineData(4, 3, 4, 3, false, false)]
    public void Resized_images_are_those_of_float64(int h, int w, int toH, int toW, bool aligned, bool centres)
    {
        var images = Arrays.Uniform([2, h, w, 3], -2, 2, seed: 5);
        foreach (bool bilinear in (bool[])[true, false])
        {
            double[] expected = Reference(images, toH, toW, aligned, centres, bilinear);

            var found = bilinear
                ? images.resizeBilinear([toH, toW], aligned, centres)
                : images.resizeNearestNeighbor([toH, toW], aligned, centres);

            Assert.Equal([2, toH, toW, 3], found.shape);
            Near.All(expected, found.dataSync(), 1e-6);
        }
    }

    [Fact]
    public void One_image_without_a_batch_is_resized_as_in_one()
    {
        var image = Arrays.Uniform([3, 4, 2], -1, 1);

        Assert.Equal(
            image.expandDims(0).resizeBilinear([5, 3]).dataSync(), image.resizeBilinear([5, 3]).dataSync());
        Assert.Equal(
            image.expandDims(0).resizeNearestNeighbor([5, 3]).dataSync(),
            image.resizeNearestNeighbor([5, 3]).dataSync());
    }

    [Fact]
    public void The_nearest_pixel_of_whole_numbers_is_a_whole_number()
    {
        var resized = Arrays.Ints([1, 1, 2, 1], 3, 4).resizeNearestNeighbor([1, 4]);

        Assert.Equal(DType.int32, resized.dtype);
        Assert.Equal([3, 3, 4, 4], resized.dataSync<int>());
    }

    [Fact]
    public void An_image_of_the_same_size_is_a_copy()
    {
        var image = Arrays.Tensor([1, 1, 2, 1], 3, 4);
        var same = image.resizeBilinear([1, 2]);
        image.dispose();
        Assert.Equal([3f, 4], same.dataSync());
    }

    [Fact]
    public void What_is_no_image_or_no_size_is_refused()
    {
        var image = Arrays.Uniform([2, 2, 2, 1], 0, 1);
        Assert.Contains("[batch, h, w, c]", Assert.Throws<ShapeException>(
            () => image.reshape([4, 2]).resizeBilinear([2, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("received [0,2]", Assert.Throws<ArgumentException>(
            () => image.resizeNearestNeighbor([0, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => image.resizeBilinear([2]));
        Assert.Throws<ArgumentException>(() => image.resizeBilinear([2, 2], true, true));
    }

    [Fact]
    public void A_box_is_read_between_its_corners()
    {
        var images = Arrays.Tensor([2, 2, 3, 1], 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15);
        var boxes = Arrays.Tensor([3, 4], 0, 0, 1, 1, 0, 0.5f, 1, 0, 0.5f, 0.5f, 0.5f, 2);

        float[] bilinear = ImageCrops.Of(
            images, boxes, Arrays.Ints([3], 1, 0, 0), [2, 2], "bilinear", -1).dataSync();
        float[] nearest = ImageCrops.Of(
            images, boxes, Arrays.Ints([3], 1, 0, 0), [2, 2], "nearest", -1).dataSync();

        Assert.Equal([10, 12, 13, 15, 1, 0, 4, 3, 2.5f, -1, 2.5f, -1], bilinear);
        Assert.Equal([10, 12, 13, 15, 1, 0, 4, 3, 4, -1, 4, -1], nearest);
        Assert.Throws<ArgumentException>(
            () => ImageCrops.Of(images, boxes, Arrays.Ints([3], 1, 0, 2), [2, 2], "bilinear", 0));
    }

    // tfjs-backend-cpu/src/kernels/ResizeBilinear.ts and ResizeNearestNeighbor.ts, in float64.
    private static double[] Reference(Tensor images, int toH, int toW, bool aligned, bool centres, bool bilinear)
    {
        int[] shape = images.shape;
        double[] x = images.dataSync<double>();
        double At(int b, int r, int c, int d) => x[(((((b * shape[1]) + r) * shape[2]) + c) * shape[3]) + d];
        double Place(int i, int from, int to)
        {
            double scale = aligned && to > 1 ? (from - 1.0) / (to - 1) : (double)from / to;
            return centres ? (scale * (i + 0.5)) - (bilinear ? 0.5 : 0) : scale * i;
        }

        int Near(double place, int from) =>
            Math.Min(from - 1, (int)(aligned ? Math.Floor(place + 0.5) : Math.Floor(place)));
        var y = new List<double>();
        for (int b = 0; b < shape[0]; b++)
        for (int r = 0; r < toH; r++)
        for (int c = 0; c < toW; c++)
        for (int d = 0; d < shape[3]; d++)
        {
            double row = Place(r, shape[1], toH), column = Place(c, shape[2], toW);
            if (!bilinear)
            {
                y.Add(At(b, Near(row, shape[1]), Near(column, shape[2]), d));
                continue;
            }

            int top = Math.Max(0, (int)Math.Floor(row)), left = Math.Max(0, (int)Math.Floor(column));
            int bottom = Math.Min(shape[1] - 1, (int)Math.Ceiling(row));
            int right = Math.Min(shape[2] - 1, (int)Math.Ceiling(column));
            double upper = At(b, top, left, d)
                + ((At(b, top, right, d) - At(b, top, left, d)) * (column - left));
            double lower = At(b, bottom, left, d)
                + ((At(b, bottom, right, d) - At(b, bottom, left, d)) * (column - left));
            y.Add(upper + ((lower - upper) * (row - top)));
        }

        return [.. y];
    }
}
