namespace Strata.Layers.Preprocessing;

/// <summary>What layers have in common that take images of channels last, one or a batch of them.</summary>
public abstract class ImageLayer : Layer
{
    private protected ImageLayer(LayerOptions? options)
        : base(options) => inputSpec = [new InputSpec { minNDim = 3, maxNDim = 4 }];

    private protected static int RowsAxis(int rank) => rank - 3;

    private protected static Shape Resized(Shape images, int? height, int? width) =>
        images.With(-3, height).With(-2, width);

    private protected static Tensor Resized(
        Tensor images, int[] size, Interpolation interpolation, bool alignCorners) =>
        interpolation.IsBilinear ? images.resizeBilinear(size, alignCorners)
            : images.resizeNearestNeighbor(size, alignCorners);

    /// <summary>The part of the images that begins at a pixel.</summary>
    private protected static Tensor Part(Tensor images, int top, int left, int height, int width)
    {
        int axis = RowsAxis(images.rank);
        int[] begin = new int[images.rank], size = [.. Enumerable.Repeat(-1, images.rank)];
        (begin[axis], begin[axis + 1]) = (top, left);
        (size[axis], size[axis + 1]) = (height, width);
        return images.slice(begin, size);
    }
}
