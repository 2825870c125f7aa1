namespace Strata;

public static partial class tf
{
    /// <summary>Whether all are true along axes, all by default.</summary>
    public static Tensor all(Tensor x, int[]? axis = null, bool keepDims = false) => x.all(axis, keepDims);

    /// <summary>Whether all are true along an axis.</summary>
    public static Tensor all(Tensor x, int axis, bool keepDims = false) => x.all([axis], keepDims);

    /// <summary>Whether any is true along axes, all by default.</summary>
    public static Tensor any(Tensor x, int[]? axis = null, bool keepDims = false) => x.any(axis, keepDims);

    /// <summary>Whether any is true along an axis.</summary>
    public static Tensor any(Tensor x, int axis, bool keepDims = false) => x.any([axis], keepDims);

    /// <summary>The sum along axes, all by default.</summary>
    public static Tensor sum(Tensor x, int[]? axis = null, bool keepDims = false) => x.sum(axis, keepDims);

    /// <summary>The sum along an axis.</summary>
    public static Tensor sum(Tensor x, int axis, bool keepDims = false) => x.sum([axis], keepDims);

    /// <summary>The mean, float32, along axes, all by default.</summary>
    public static Tensor mean(Tensor x, int[]? axis = null, bool keepDims = false) => x.mean(axis, keepDims);

    /// <summary>The mean, float32, along an axis.</summary>
    public static Tensor mean(Tensor x, int axis, bool keepDims = false) => x.mean([axis], keepDims);

    /// <summary>The product along axes, all by default.</summary>
    public static Tensor prod(Tensor x, int[]? axis = null, bool keepDims = false) => x.prod(axis, keepDims);

    /// <summary>The product along an axis.</summary>
    public static Tensor prod(Tensor x, int axis, bool keepDims = false) => x.prod([axis], keepDims);

    /// <summary>The largest along axes, all by default.</summary>
    public static Tensor max(Tensor x, int[]? axis = null, bool keepDims = false) => x.max(axis, keepDims);

    /// <summary>The largest along an axis.</summary>
    public static Tensor max(Tensor x, int axis, bool keepDims = false) => x.max([axis], keepDims);

    /// <summary>The smallest along axes, all by default.</summary>
    public static Tensor min(Tensor x, int[]? axis = null, bool keepDims = false) => x.min(axis, keepDims);

    /// <summary>The smallest along an axis.</summary>
    public static Tensor min(Tensor x, int axis, bool keepDims = false) => x.min([axis], keepDims);

    /// <summary>ln Σ eˣ along axes, all by default.</summary>
    public static Tensor logSumExp(Tensor x, int[]? axis = null, bool keepDims = false) =>
        x.logSumExp(axis, keepDims);

    /// <summary>ln Σ eˣ along an axis.</summary>
    public static Tensor logSumExp(Tensor x, int axis, bool keepDims = false) => x.logSumExp([axis], keepDims);

    /// <summary>Where the largest stands along an axis, the first of equals; int32.</summary>
    public static Tensor argMax(Tensor x, int axis = 0) => x.argMax(axis);

    /// <summary>Where the smallest stands along an axis, the first of equals; int32.</summary>
    public static Tensor argMin(Tensor x, int axis = 0) => x.argMin(axis);

    /// <summary>The sums of the elements up to each one, along an axis.</summary>
    public static Tensor cumsum(Tensor x, int axis = 0, bool exclusive = false, bool reverse = false) =>
        x.cumsum(axis, exclusive, reverse);

    /// <summary>The length of vectors, or the Frobenius norm of matrices.</summary>
    public static Tensor norm(Tensor x, string ord = "euclidean", int[]? axis = null, bool keepDims = false) =>
        x.norm(ord, axis, keepDims);

    /// <summary>The p-norm of vectors along an axis, or a norm of matrices.</summary>
    public static Tensor norm(Tensor x, double ord, int[]? axis = null, bool keepDims = false) =>
        x.norm(ord, axis, keepDims);
}
