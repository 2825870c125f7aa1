using Strata.Tensors;

namespace Strata;

/// <summary>What is done to images: <c>tf.image</c>. Images are [batch, h, w, c] or, one image, [h, w, c].</summary>
public sealed class ImageFunctions
{
    internal ImageFunctions()
    {
    }

    /// <summary>Images of another size, each pixel a mean of the four around its place; float32.</summary>
    /// <param name="images">[batch, h, w, c] or [h, w, c].</param>
    /// <param name="size">[height, width].</param>
    /// <param name="alignCorners">Whether the pixels at the corners keep their places and values.</param>
    /// <param name="halfPixelCenters">Whether places are those of the pixels' centres.</param>
    /// <exception cref="ShapeException">The images have another number of axes.</exception>
    /// <exception cref="ArgumentException">The size is not two positive numbers, or both flags are set.</exception>
    public Tensor resizeBilinear(
        Tensor images, int[] size, bool alignCorners = false, bool halfPixelCenters = false) =>
        images.resizeBilinear(size, alignCorners, halfPixelCenters);

    /// <summary>Images of another size, each pixel the one nearest to its place; the type stays.</summary>
    /// <param name="images">[batch, h, w, c] or [h, w, c].</param>
    /// <param name="size">[height, width].</param>
    /// <param name="alignCorners">Whether the pixels at the corners keep their places.</param>
    /// <param name="halfPixelCenters">Whether places are those of the pixels' centres.</param>
    /// <exception cref="ShapeException">The images have another number of axes.</exception>
    /// <exception cref="ArgumentException">The size is not two positive numbers, or both flags are set.</exception>
    public Tensor resizeNearestNeighbor(
        Tensor images, int[] size, bool alignCorners = false, bool halfPixelCenters = false) =>
        images.resizeNearestNeighbor(size, alignCorners, halfPixelCenters);

    /// <summary>Boxes cut out of images and brought to one size; float32. Reads the boxes' values.</summary>
    /// <param name="image">[batch, h, w, c].</param>
    /// <param name="boxes">[n, 4]: for each box [y1, x1, y2, x2], 0 the first row or column and 1 the last; a box may
    /// be turned round.</param>
    /// <param name="boxInd">[n]: which image each box is of.</param>
    /// <param name="cropSize">[height, width] of the result.</param>
    /// <param name="method">"bilinear" (the default) or "nearest".</param>
    /// <param name="extrapolationValue">What stands outside of the image; 0 by default.</param>
    /// <exception cref="ShapeException">A shape is another.</exception>
    /// <exception cref="ArgumentException">There is no such image, or the size is not two positive numbers.</exception>
    public Tensor cropAndResize(
        Tensor image, Tensor boxes, Tensor boxInd, int[] cropSize, Interpolation? method = null,
        double extrapolationValue = 0) =>
        ImageCrops.Of(image, boxes, boxInd, cropSize, method ?? "bilinear", extrapolationValue);

    /// <summary>Images whose left is the right.</summary>
    /// <param name="image">[batch, h, w, c].</param>
    public Tensor flipLeftRight(Tensor image) => image.rank == 4 ? image.reverse([2])
        : throw new ShapeException($"flipLeftRight: expected images [batch, h, w, c], received shape {Text(image)}.");

    /// <summary>Grey images as such of three equal channels.</summary>
    /// <param name="image">[…, 1].</param>
    /// <exception cref="ShapeException">The last axis has another length.</exception>
    public Tensor grayscaleToRGB(Tensor image) => image.rank >= 2 && image.shape[^1] == 1
        ? image.broadcastTo([.. image.shape[..^1], 3])
        : throw new ShapeException($"grayscaleToRGB: expected images […, 1], received shape {Text(image)}.");

    /// <summary>Coloured images as grey ones, 0.2989 · red + 0.5870 · green + 0.1140 · blue; the type stays.</summary>
    /// <param name="image">[…, 3], at least two axes.</param>
    /// <exception cref="ShapeException">The last axis has another length.</exception>
    public Tensor rgbToGrayscale(Tensor image)
    {
        if (image.rank < 2 || image.shape[^1] != 3)
            throw new ShapeException($"rgbToGrayscale: expected images […, 3], received shape {Text(image)}.");
        using var shares = tf.tensor1d([0.2989, 0.5870, 0.1140]);
        return image.toFloat().mul(shares).sum([-1], true).cast(image.dtype);
    }

    private static string Text(Tensor image) => "[" + string.Join(",", image.shape) + "]";
}
