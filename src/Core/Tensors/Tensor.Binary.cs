using Strata.Ops.Creation;
using Strata.Ops.Elementwise;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>A float32 scalar.</summary>
    public static implicit operator Tensor(double value) => Apply(new Fill([], DType.float32, value));

    /// <summary>See <see cref="add"/>.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => a.add(b);

    /// <summary>See <see cref="sub"/>.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => a.sub(b);

    /// <summary>See <see cref="mul"/>.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => a.mul(b);

    /// <summary>See <see cref="div"/>.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => a.div(b);

    /// <summary>See <see cref="neg"/>.</summary>
    public static Tensor operator -(Tensor a) => a.neg();

    /// <summary>a + b, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor add(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Add(integer), x, y);
    }

    /// <summary>a − b, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor sub(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Sub(integer), x, y);
    }

    /// <summary>a · b, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor mul(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Mul(integer), x, y);
    }

    /// <summary>
    /// a / b; of int32 the floor of the quotient, elementwise, broadcast, in the wider of the two types.
    /// </summary>
    public Tensor div(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Div(integer), x, y);
    }

    /// <summary>The floor of a / b, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor floorDiv(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new FloorDiv(integer), x, y);
    }

    /// <summary>a modulo b, with the sign of b, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor mod(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Mod(integer), x, y);
    }

    /// <summary>a to the power b, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor pow(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Pow(integer), x, y);
    }

    /// <summary>The larger, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor maximum(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Maximum(integer), x, y);
    }

    /// <summary>The smaller, elementwise, broadcast, in the wider of the two types.</summary>
    public Tensor minimum(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Minimum(integer), x, y);
    }

    /// <summary>
    /// The angle of the point (b, this), radians, elementwise, broadcast, in the wider of the two types.
    /// </summary>
    public Tensor atan2(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Atan2(integer), x, y);
    }

    /// <summary>Whether a = b, elementwise, broadcast.</summary>
    public Tensor equal(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Equal(integer), x, y);
    }

    /// <summary>Whether a ≠ b, elementwise, broadcast.</summary>
    public Tensor notEqual(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new NotEqual(integer), x, y);
    }

    /// <summary>Whether a &lt; b, elementwise, broadcast.</summary>
    public Tensor less(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Less(integer), x, y);
    }

    /// <summary>Whether a ≤ b, elementwise, broadcast.</summary>
    public Tensor lessEqual(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new LessEqual(integer), x, y);
    }

    /// <summary>Whether a &gt; b, elementwise, broadcast.</summary>
    public Tensor greater(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new Greater(integer), x, y);
    }

    /// <summary>Whether a ≥ b, elementwise, broadcast.</summary>
    public Tensor greaterEqual(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new GreaterEqual(integer), x, y);
    }

    /// <summary>Both truth values, elementwise, broadcast.</summary>
    public Tensor logicalAnd(Tensor b) => Apply(new And(), toBool(), b.toBool());

    /// <summary>Either truth value, elementwise, broadcast.</summary>
    public Tensor logicalOr(Tensor b) => Apply(new Or(), toBool(), b.toBool());

    /// <summary>Just one of two truth values, elementwise, broadcast.</summary>
    public Tensor logicalXor(Tensor b) => Apply(new Xor(), toBool(), b.toBool());

    /// <summary>The other truth value, elementwise.</summary>
    public Tensor logicalNot() => Apply(new Not(), toBool());

    /// <summary>a / b, and 0 where b is 0.</summary>
    public Tensor divNoNan(Tensor b)
    {
        var zero = b.equal(0);
        return Choose(zero, zerosLike().mul(b.zerosLike()), div(Choose(zero, b.onesLike(), b)));
    }

    /// <summary>(a − b)².</summary>
    public Tensor squaredDifference(Tensor b)
    {
        var (x, y, integer) = Together(b);
        return Apply(new SquaredDifference(integer), x, y);
    }

    /// <summary>Where this is true elements of a, else of b.</summary>
    public Tensor where(Tensor condition, Tensor b) => Choose(condition, this, b);

    internal static Tensor Choose(Tensor condition, Tensor a, Tensor b)
    {
        var (x, y, integer) = a.Together(b);
        return Apply(new Select(integer), condition.toBool(), x, y);
    }

    private (Tensor A, Tensor B, bool Integer) Together(Tensor b)
    {
        var type = DType.Promote(dtype, b.dtype);
        if (type == DType.@bool) type = DType.int32;
        return (cast(type), b.cast(type), type == DType.int32);
    }
}
