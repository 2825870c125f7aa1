namespace Strata;

public static partial class tf
{
    /// <summary>Whether a = b, element by element.</summary>
    public static Tensor equal(Tensor a, Tensor b) => a.equal(b);

    /// <summary>Whether a ≠ b, element by element.</summary>
    public static Tensor notEqual(Tensor a, Tensor b) => a.notEqual(b);

    /// <summary>Whether a &gt; b, element by element.</summary>
    public static Tensor greater(Tensor a, Tensor b) => a.greater(b);

    /// <summary>Whether a ≥ b, element by element.</summary>
    public static Tensor greaterEqual(Tensor a, Tensor b) => a.greaterEqual(b);

    /// <summary>Whether a &lt; b, element by element.</summary>
    public static Tensor less(Tensor a, Tensor b) => a.less(b);

    /// <summary>Whether a ≤ b, element by element.</summary>
    public static Tensor lessEqual(Tensor a, Tensor b) => a.lessEqual(b);

    /// <summary>Whether both are true.</summary>
    public static Tensor logicalAnd(Tensor a, Tensor b) => a.logicalAnd(b);

    /// <summary>Whether one of both is true, or both are.</summary>
    public static Tensor logicalOr(Tensor a, Tensor b) => a.logicalOr(b);

    /// <summary>Whether just one of both is true.</summary>
    public static Tensor logicalXor(Tensor a, Tensor b) => a.logicalXor(b);

    /// <summary>The other truth value.</summary>
    public static Tensor logicalNot(Tensor x) => x.logicalNot();

    /// <summary>Elements of a where the condition is true, else of b.</summary>
    public static Tensor where(Tensor condition, Tensor a, Tensor b) => a.where(condition, b);
}
