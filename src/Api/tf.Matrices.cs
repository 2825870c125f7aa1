using Strata.Ops.Linear;

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

    /// <summary>
    /// Sums of products over named axes: a letter for each axis of each tensor, and behind the arrow those of the
    /// result, as in "ij,jk->ik". Over letters that are not in the result is summed; "..." stands for any further axes,
    /// which are broadcast. Rows stay independent where the letter of the first axis is also the result's first.
    /// </summary>
    /// <param name="equation">The equation; each letter stands once for a tensor and once for the result.</param>
    /// <param name="tensors">One or two tensors; the result is float32.</param>
    /// <exception cref="ArgumentException">The equation is malformed, or for another number of tensors.</exception>
    /// <exception cref="ShapeException">A tensor has another number of axes, or a letter two lengths.</exception>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Einsum.Of(equation, tensors);

    /// <summary>Axes in another order; reversed by default.</summary>
    public static Tensor transpose(Tensor x, int[]? perm = null) => x.transpose(perm);
}
