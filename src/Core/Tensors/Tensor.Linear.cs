using Strata.Backends;
using Strata.Ops.Convolution;
using Strata.Ops.Linear;
using Strata.Tensors;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>The product of matrices, of rank 2 or, batch by batch, 3 or 4.</summary>
    /// <exception cref="ShapeException">The inner lengths differ.</exception>
    public Tensor matMul(Tensor b, bool transposeA = false, bool transposeB = false)
    {
        if (rank < 2 || b.rank < 2)
            throw new ShapeException(
                $"matMul: expected two tensors of rank 2 or more, received shapes {Dims} and {b.Dims}.");
        Tensor x = toFloat(), y = b.toFloat();
        if (x.rank > 3 || y.rank > 3) return BatchedMatMul(x, y, transposeA, transposeB);
        if (x.rank == 2 && y.rank == 3) x = x.broadcastTo([y.Dims[0], x.Dims[0], x.Dims[1]]);
        if (transposeA && x.rank == 2)
            return Apply(new MatMulRows(), x, transposeB ? y.transpose() : y);
        if (transposeA) x = x.transpose([0, 2, 1]);
        if (y.rank == 3 && y.Dims[0] == 1 && x.Dims[0] != 1) y = y.broadcastTo([x.Dims[0], y.Dims[1], y.Dims[2]]);
        if (x.rank == 3 && y.rank == 3 && x.Dims[0] == 1 && y.Dims[0] != 1)
            x = x.broadcastTo([y.Dims[0], x.Dims[1], x.Dims[2]]);
        return Apply(new MatMul(transposeB), x, y);
    }

    /// <summary>The inner product of vectors, or the product of matrices or of a matrix and a vector.</summary>
    public Tensor dot(Tensor b)
    {
        var left = rank == 1 ? ReshapeTo([1, -1]) : this;
        var right = b.rank == 1 ? b.ReshapeTo([-1, 1]) : b;
        var product = left.matMul(right);
        int[] kept = [.. rank == 1 ? [] : new[] { product.Dims[0] }, .. b.rank == 1 ? [] : new[] { product.Dims[1] }];
        return product.ReshapeTo(new(kept));
    }

    /// <summary>Convolution of x [batch, h, w, c] with filter [fh, fw, c, o].</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="strides">Rows and columns from one output to the next.</param>
    /// <param name="pad">"valid" or "same".</param>
    /// <param name="dilations">Rows and columns from one filter element to the next.</param>
    public Tensor conv2d(Tensor filter, int[] strides, string pad, int[]? dilations = null) => Apply(
        new Conv(Windows.Of(
            Dims, filter.Dims[0], filter.Dims[1], filter.Dims[3], strides, pad, dilations ?? [1, 1], filter.Dims[2])),
        toFloat(), filter.toFloat());

    /// <summary>The largest element of each window of x [batch, h, w, c].</summary>
    public Tensor maxPool(int[] filterSize, int[] strides, string pad) => Pool(PoolKind.Max, filterSize, strides, pad);

    /// <summary>The mean of each window of x [batch, h, w, c]; what lies outside of the image does not count.</summary>
    public Tensor avgPool(int[] filterSize, int[] strides, string pad) =>
        Pool(PoolKind.Average, filterSize, strides, pad);

    private static Tensor BatchedMatMul(Tensor x, Tensor y, bool transposeA, bool transposeB)
    {
        if (x.rank != y.rank)
            throw new ShapeException($"matMul: expected equal ranks, received shapes {x.Dims} and {y.Dims}.");
        int batch = x.Dims.Product(0, x.rank - 2);
        var product = x.ReshapeTo([batch, x.Dims[-2], x.Dims[-1]])
            .matMul(y.ReshapeTo([y.Dims.Product(0, y.rank - 2), y.Dims[-2], y.Dims[-1]]), transposeA, transposeB);
        return product.ReshapeTo(new([.. x.Dims.Span[..^2], product.Dims[1], product.Dims[2]]));
    }

    private Tensor Pool(PoolKind kind, int[] size, int[] strides, string pad) => Apply(
        new Pool(kind, Windows.Of(Dims, size[0], size[1], Dims[-1], strides, pad, [1, 1], Dims[-1])), toFloat());
}
