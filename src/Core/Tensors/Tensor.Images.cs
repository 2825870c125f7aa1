using Strata.Tensors;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>Images of another size, each pixel a mean of the four around its place; float32.</summary>
    /// <param name="newShape2D">[height, width].</param>
    /// <param name="alignCorners">Whether the pixels at the corners keep their places and values.</param>
    /// <param name="halfPixelCenters">Whether places are those of the pixels' centres.</param>
    /// <exception cref="ShapeException">It is not [batch, h, w, c] or [h, w, c].</exception>
    /// <exception cref="ArgumentException">The size is not two positive numbers, or both flags are set.</exception>
    public Tensor resizeBilinear(int[] newShape2D, bool alignCorners = false, bool halfPixelCenters = false)
    {
        int rows = RowsAxis("resizeBilinear", newShape2D, alignCorners, halfPixelCenters);
        double shift = halfPixelCenters ? 0.5 : 0;
        var x = toFloat();
        for (int i = 1; i >= 0; i--)
        {
            double[] places = ImageSampling.Places(x.Dims[rows + i], newShape2D[i], alignCorners, shift);
            x = ImageSampling.Between(x, rows + i, Array.ConvertAll(places, p => p - shift));
        }

        return x == this ? clone() : x;
    }

    /// <summary>Images of another size, each pixel the one nearest to its place; the type stays.</summary>
    /// <param name="newShape2D">[height, width].</param>
    /// <param name="alignCorners">Whether the pixels at the corners keep their places.</param>
    /// <param name="halfPixelCenters">Whether places are those of the pixels' centres.</param>
    /// <exception cref="ShapeException">It is not [batch, h, w, c] or [h, w, c].</exception>
    /// <exception cref="ArgumentException">The size is not two positive numbers, or both flags are set.</exception>
    public Tensor resizeNearestNeighbor(int[] newShape2D, bool alignCorners = false, bool halfPixelCenters = false)
    {
        int rows = RowsAxis("resizeNearestNeighbor", newShape2D, alignCorners, halfPixelCenters);
        double half = alignCorners ? 0.5 : 0, shift = halfPixelCenters ? 0.5 : 0;
        var x = this;
        for (int i = 0; i < 2; i++)
        {
            double[] places = ImageSampling.Places(x.Dims[rows + i], newShape2D[i], alignCorners, shift);
            x = ImageSampling.Pixels(x, rows + i, Array.ConvertAll(places, p => (int)Math.Floor(p + half)));
        }

        return x == this ? clone() : x;
    }

    private int RowsAxis(string op, int[] size, bool alignCorners, bool halfPixelCenters)
    {
        if (rank is not (3 or 4))
            throw new ShapeException($"{op}: expected images [batch, h, w, c] or [h, w, c], received shape {Dims}.");
        if (size.Length != 2 || size.Any(n => n < 1))
        {
            throw new ArgumentException(
                $"{op}: size: expected a height and a width of at least 1, received [{string.Join(",", size)}].");
        }

        if (alignCorners && halfPixelCenters)
            throw new ArgumentException($"{op}: expected at most one of alignCorners and halfPixelCenters.");
        return rank - 3;
    }
}
