using Strata.Ops.Elementwise;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>−x, elementwise.</summary>
    public Tensor neg() => dtype == DType.float32 ? Apply(new Neg(false), this) : Apply(new Neg(true), ToNumber());

    /// <summary>|x|, elementwise.</summary>
    public Tensor abs() => dtype == DType.float32 ? Apply(new Abs(false), this) : Apply(new Abs(true), ToNumber());

    /// <summary>The sign, elementwise.</summary>
    public Tensor sign() => dtype == DType.float32 ? Apply(new Sign(false), this) : Apply(new Sign(true), ToNumber());

    /// <summary>x², elementwise.</summary>
    public Tensor square() =>
        dtype == DType.float32 ? Apply(new Square(false), this) : Apply(new Square(true), ToNumber());

    /// <summary>√x, elementwise, float32.</summary>
    public Tensor sqrt() => Apply(new Sqrt(), toFloat());

    /// <summary>1/√x, elementwise, float32.</summary>
    public Tensor rsqrt() => Apply(new Rsqrt(), toFloat());

    /// <summary>1/x, elementwise, float32.</summary>
    public Tensor reciprocal() => Apply(new Reciprocal(), toFloat());

    /// <summary>eˣ, elementwise, float32.</summary>
    public Tensor exp() => Apply(new Exp(), toFloat());

    /// <summary>eˣ − 1, elementwise, float32.</summary>
    public Tensor expm1() => Apply(new Expm1(), toFloat());

    /// <summary>ln x, elementwise, float32.</summary>
    public Tensor log() => Apply(new Log(), toFloat());

    /// <summary>ln(1 + x), elementwise, float32.</summary>
    public Tensor log1p() => Apply(new Log1p(), toFloat());

    /// <summary>The sine of radians, elementwise, float32.</summary>
    public Tensor sin() => Apply(new Sin(), toFloat());

    /// <summary>The cosine of radians, elementwise, float32.</summary>
    public Tensor cos() => Apply(new Cos(), toFloat());

    /// <summary>The tangent of radians, elementwise, float32.</summary>
    public Tensor tan() => Apply(new Tan(), toFloat());

    /// <summary>The arc sine, elementwise, float32.</summary>
    public Tensor asin() => Apply(new Asin(), toFloat());

    /// <summary>The arc cosine, elementwise, float32.</summary>
    public Tensor acos() => Apply(new Acos(), toFloat());

    /// <summary>The arc tangent, elementwise, float32.</summary>
    public Tensor atan() => Apply(new Atan(), toFloat());

    /// <summary>The hyperbolic sine, elementwise, float32.</summary>
    public Tensor sinh() => Apply(new Sinh(), toFloat());

    /// <summary>The hyperbolic cosine, elementwise, float32.</summary>
    public Tensor cosh() => Apply(new Cosh(), toFloat());

    /// <summary>The hyperbolic tangent, elementwise, float32.</summary>
    public Tensor tanh() => Apply(new Tanh(), toFloat());

    /// <summary>The inverse hyperbolic sine, elementwise, float32.</summary>
    public Tensor asinh() => Apply(new Asinh(), toFloat());

    /// <summary>The inverse hyperbolic cosine, elementwise, float32.</summary>
    public Tensor acosh() => Apply(new Acosh(), toFloat());

    /// <summary>The inverse hyperbolic tangent, elementwise, float32.</summary>
    public Tensor atanh() => Apply(new Atanh(), toFloat());

    /// <summary>1 / (1 + e⁻ˣ), elementwise, float32.</summary>
    public Tensor sigmoid() => Apply(new Sigmoid(), toFloat());

    /// <summary>ln(1 + eˣ), elementwise, float32.</summary>
    public Tensor softplus() => Apply(new Softplus(), toFloat());

    /// <summary>The error function, elementwise, float32.</summary>
    public Tensor erf() => Apply(new Erf(), toFloat());

    /// <summary>max(x, 0), elementwise, float32.</summary>
    public Tensor relu() => Apply(new Relu(), toFloat());

    /// <summary>x if x ≥ 0, else eˣ − 1, elementwise, float32.</summary>
    public Tensor elu() => Apply(new Elu(), toFloat());

    /// <summary>The floor, elementwise, float32.</summary>
    public Tensor floor() => Apply(new Floor(), toFloat());

    /// <summary>The ceiling, elementwise, float32.</summary>
    public Tensor ceil() => Apply(new Ceil(), toFloat());

    /// <summary>The nearest whole number, halves to even, elementwise, float32.</summary>
    public Tensor round() => Apply(new Round(), toFloat());

    /// <summary>Whether x is NaN, elementwise, float32.</summary>
    public Tensor isNaN() => Apply(new IsNaN(), toFloat());

    /// <summary>Whether x is ±∞, elementwise, float32.</summary>
    public Tensor isInf() => Apply(new IsInf(), toFloat());

    /// <summary>Whether x is neither NaN nor ±∞, elementwise, float32.</summary>
    public Tensor isFinite() => Apply(new IsFinite(), toFloat());

    private Tensor ToNumber() => dtype == DType.@bool ? cast(DType.int32) : this;
}
