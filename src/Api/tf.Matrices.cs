namespace Strata;

public static partial class tf
{
    /// <summary>The product of matrices, of rank 2 or, batch by batch, 3 or 4.</summary>
    /// <exception cref="ShapeException">The inner lengths differ.</exception>
    public static Tensor matMul(Tensor a, Tensor b, bool transposeA = false, bool transposeB = false) =>
        a.matMul(b, transposeA, transposeB);

    /// <summary>The inner product of vectors, or the product of matrices or of a matrix and a vector.</summary>
    public static Tensor dot(Tensor t1, Tensor t2) => t1.dot(t2);

    /// <summary>The product of each element of one vector with each of another.</summary>
    public static Tensor outerProduct(Tensor v1, Tensor v2) => v1.reshape([-1, 1]).matMul(v2.reshape([1, -1]));

    /// <summary>Axes in another order; reversed by default.</summary>
    public static Tensor transpose(Tensor x, int[]? perm = null) => x.transpose(perm);
}
