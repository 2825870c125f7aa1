namespace Strata;

public static partial class tf
{
    /// <summary>a + b, element by element, broadcast.</summary>
    public static Tensor add(Tensor a, Tensor b) => a.add(b);

    /// <summary>a − b, element by element, broadcast.</summary>
    public static Tensor sub(Tensor a, Tensor b) => a.sub(b);

    /// <summary>a · b, element by element, broadcast.</summary>
    public static Tensor mul(Tensor a, Tensor b) => a.mul(b);

    /// <summary>a / b, element by element, broadcast; of int32 the floor of the quotient.</summary>
    public static Tensor div(Tensor a, Tensor b) => a.div(b);

    /// <summary>a / b, and 0 where b is 0.</summary>
    public static Tensor divNoNan(Tensor a, Tensor b) => a.divNoNan(b);

    /// <summary>The floor of a / b.</summary>
    public static Tensor floorDiv(Tensor a, Tensor b) => a.floorDiv(b);

    /// <summary>a modulo b, with the sign of b.</summary>
    public static Tensor mod(Tensor a, Tensor b) => a.mod(b);

    /// <summary>@base to the power exp.</summary>
    public static Tensor pow(Tensor @base, Tensor exp) => @base.pow(exp);

    /// <summary>The larger of a and b.</summary>
    public static Tensor maximum(Tensor a, Tensor b) => a.maximum(b);

    /// <summary>The smaller of a and b.</summary>
    public static Tensor minimum(Tensor a, Tensor b) => a.minimum(b);

    /// <summary>(a − b)².</summary>
    public static Tensor squaredDifference(Tensor a, Tensor b) => a.squaredDifference(b);

    /// <summary>The sum of tensors of one shape.</summary>
    public static Tensor addN(params Tensor[] tensors) =>
        tensors.Length == 0
        ? throw new ArgumentException("tensors: expected at least one tensor, received none.")
        : tensors.Aggregate((a, b) => a.add(b));
}
