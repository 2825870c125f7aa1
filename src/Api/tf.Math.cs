namespace Strata;

public static partial class tf
{
    /// <summary>|x|.</summary>
    public static Tensor abs(Tensor x) => x.abs();

    /// <summary>The arc cosine.</summary>
    public static Tensor acos(Tensor x) => x.acos();

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static Tensor acosh(Tensor x) => x.acosh();

    /// <summary>The arc sine.</summary>
    public static Tensor asin(Tensor x) => x.asin();

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Tensor asinh(Tensor x) => x.asinh();

    /// <summary>The arc tangent.</summary>
    public static Tensor atan(Tensor x) => x.atan();

    /// <summary>The angle of the point (b, a), in radians.</summary>
    public static Tensor atan2(Tensor a, Tensor b) => a.atan2(b);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static Tensor atanh(Tensor x) => x.atanh();

    /// <summary>The ceiling.</summary>
    public static Tensor ceil(Tensor x) => x.ceil();

    /// <summary>Elements no smaller than one number and no larger than another.</summary>
    public static Tensor clipByValue(Tensor x, double clipValueMin, double clipValueMax) =>
        x.clipByValue(clipValueMin, clipValueMax);

    /// <summary>The cosine of radians.</summary>
    public static Tensor cos(Tensor x) => x.cos();

    /// <summary>The hyperbolic cosine.</summary>
    public static Tensor cosh(Tensor x) => x.cosh();

    /// <summary>x if x ≥ 0, else eˣ − 1.</summary>
    public static Tensor elu(Tensor x) => x.elu();

    /// <summary>The error function.</summary>
    public static Tensor erf(Tensor x) => x.erf();

    /// <summary>eˣ.</summary>
    public static Tensor exp(Tensor x) => x.exp();

    /// <summary>eˣ − 1.</summary>
    public static Tensor expm1(Tensor x) => x.expm1();

    /// <summary>The floor.</summary>
    public static Tensor floor(Tensor x) => x.floor();

    /// <summary>Whether x is neither NaN nor ±∞.</summary>
    public static Tensor isFinite(Tensor x) => x.isFinite();

    /// <summary>Whether x is ±∞.</summary>
    public static Tensor isInf(Tensor x) => x.isInf();

    /// <summary>Whether x is NaN.</summary>
    public static Tensor isNaN(Tensor x) => x.isNaN();

    /// <summary>x where x &gt; 0, else alpha·x.</summary>
    public static Tensor leakyRelu(Tensor x, double alpha = 0.2) => x.leakyRelu(alpha);

    /// <summary>ln x.</summary>
    public static Tensor log(Tensor x) => x.log();

    /// <summary>ln(1 + x).</summary>
    public static Tensor log1p(Tensor x) => x.log1p();

    /// <summary>ln(sigmoid(x)).</summary>
    public static Tensor logSigmoid(Tensor x) => x.logSigmoid();

    /// <summary>−x.</summary>
    public static Tensor neg(Tensor x) => x.neg();

    /// <summary>x where x &gt; 0, else alpha·x, element by element.</summary>
    public static Tensor prelu(Tensor x, Tensor alpha) => x.prelu(alpha);

    /// <summary>1/x.</summary>
    public static Tensor reciprocal(Tensor x) => x.reciprocal();

    /// <summary>max(x, 0).</summary>
    public static Tensor relu(Tensor x) => x.relu();

    /// <summary>min(max(x, 0), 6).</summary>
    public static Tensor relu6(Tensor x) => x.relu6();

    /// <summary>The nearest whole number, halves to even.</summary>
    public static Tensor round(Tensor x) => x.round();

    /// <summary>1/√x.</summary>
    public static Tensor rsqrt(Tensor x) => x.rsqrt();

    /// <summary>The scaled exponential linear unit.</summary>
    public static Tensor selu(Tensor x) => x.selu();

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static Tensor sigmoid(Tensor x) => x.sigmoid();

    /// <summary>−1, 0 or 1.</summary>
    public static Tensor sign(Tensor x) => x.sign();

    /// <summary>The sine of radians.</summary>
    public static Tensor sin(Tensor x) => x.sin();

    /// <summary>The hyperbolic sine.</summary>
    public static Tensor sinh(Tensor x) => x.sinh();

    /// <summary>ln(1 + eˣ).</summary>
    public static Tensor softplus(Tensor x) => x.softplus();

    /// <summary>√x.</summary>
    public static Tensor sqrt(Tensor x) => x.sqrt();

    /// <summary>x².</summary>
    public static Tensor square(Tensor x) => x.square();

    /// <summary>1 where x &gt; 0, else alpha.</summary>
    public static Tensor step(Tensor x, double alpha = 0) => x.step(alpha);

    /// <summary>The tangent of radians.</summary>
    public static Tensor tan(Tensor x) => x.tan();

    /// <summary>The hyperbolic tangent.</summary>
    public static Tensor tanh(Tensor x) => x.tanh();

    /// <summary>eˣ over its sum along an axis.</summary>
    public static Tensor softmax(Tensor logits, int dim = -1) => logits.softmax(dim);

    /// <summary>The logarithm of <see cref="softmax"/>.</summary>
    public static Tensor logSoftmax(Tensor logits, int axis = -1) => logits.logSoftmax(axis);
}
