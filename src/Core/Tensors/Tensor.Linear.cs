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

    private static Tensor BatchedMatMul(Tensor x, Tensor y, bool transposeA, bool transposeB)
    {
        if (x.rank != y.rank)
            throw new ShapeException($"matMul: expected equal ranks, received shapes {x.Dims} and {y.Dims}.");
        int batch = x.Dims.Product(0, x.rank - 2);
        var product = x.ReshapeTo([batch, x.Dims[-2], x.Dims[-1]])
            .matMul(y.ReshapeTo([y.Dims.Product(0, y.rank - 2), y.Dims[-2], y.Dims[-1]]), transposeA, transposeB);
        return product.ReshapeTo(new([.. x.Dims.Span[..^2], product.Dims[1], product.Dims[2]]));
    }
}
