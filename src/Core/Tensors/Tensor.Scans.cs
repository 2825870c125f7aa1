using Strata.Tensors;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>The sums of the elements up to each one, along an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="exclusive">Whether an element's own value is left out.</param>
    /// <param name="reverse">Whether to sum from the end.</param>
    public Tensor cumsum(int axis = 0, bool exclusive = false, bool reverse = false)
    {
        int a = Axis(axis), length = Dims[a];
        if (length < 0)
            throw new Plans.NotTraceableException("cumsum along the batch axis mixes the rows of the batch.");

        // A product with a triangle of ones: element (i, j) tells whether element i counts in sum j.
        float[] triangle = new float[length * length];
        for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++)
                triangle[(i * length) + j] = (reverse ? i > j : i < j) || (i == j && !exclusive) ? 1 : 0;
        int[] last = [.. Enumerable.Range(0, rank).Where(i => i != a), a];
        int[] back = [.. Enumerable.Range(0, rank).Select(i => Array.IndexOf(last, i))];
        var moved = toFloat().transpose(last);
        var rows = moved.ReshapeTo([-1, length]);
        var counted = rows.matMul(HostValues.Of("cumsum", triangle, [length, length]));
        var sums = counted.ReshapeTo(moved.Dims).transpose(back);
        return dtype == DType.int32 ? sums.toInt() : sums;
    }

    /// <summary>The length of vectors, or the Frobenius norm of matrices: the root of the sum of squares.</summary>
    /// <param name="ord">"euclidean" or "fro".</param>
    /// <param name="axis">One axis for vectors, two for matrices; all elements by default.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    /// <exception cref="ArgumentException">Another norm.</exception>
    public Tensor norm(string ord = "euclidean", int[]? axis = null, bool keepDims = false)
    {
        if (ord is not ("euclidean" or "fro"))
            throw Naming.NearestNames.Unknown("ord", ord, ["euclidean", "fro"]);
        return toFloat().square().sum(axis, keepDims).sqrt();
    }

    /// <summary>The p-norm of vectors along an axis, or a norm of matrices.</summary>
    /// <param name="ord">Of vectors any p, ±∞ included; of matrices 1, 2 (Frobenius) and ±∞.</param>
    /// <param name="axis">One axis for vectors, two for matrices; all elements, as a vector, by default.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    /// <exception cref="ArgumentException">A norm of matrices that is not there.</exception>
    public Tensor norm(double ord, int[]? axis = null, bool keepDims = false)
    {
        var x = toFloat().abs();
        if (axis is { Length: 2 }) return MatrixNorm(x, ord, [Axis(axis[0]), Axis(axis[1])], keepDims);
        return ord switch
        {
            1 => x.sum(axis, keepDims),
            2 => x.square().sum(axis, keepDims).sqrt(),
            double.PositiveInfinity => x.max(axis, keepDims),
            double.NegativeInfinity => x.min(axis, keepDims),
            _ => x.pow(ord).sum(axis, keepDims).pow(1 / ord),
        };
    }

    private static Tensor MatrixNorm(Tensor x, double ord, int[] axis, bool keepDims)
    {
        var norm = ord switch
        {
            1 => x.sum([axis[0]], true).max([axis[1]], true),
            2 => x.square().sum(axis, true).sqrt(),
            double.PositiveInfinity => x.sum([axis[1]], true).max([axis[0]], true),
            double.NegativeInfinity => x.sum([axis[1]], true).min([axis[0]], true),
            _ => throw new ArgumentException($"ord: expected 1, 2, ∞ or −∞ of matrices, received {ord}."),
        };
        return keepDims ? norm : norm.squeeze(axis);
    }
}
