namespace Strata.Backends;

/// <summary>
/// What one instruction of an <see cref="ElementwiseProgram"/> does with its operands a, b, c and its constant k.
/// Registers are float32 or int32; truth values are int32 0 or 1. A comparison gives a truth value, all others give
/// their operands' type unless they say otherwise.
/// </summary>
public enum Opcode
{
    /// <summary>k, as float32 or, in a program over int32, as int32.</summary>
    Constant,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Sub,

    /// <summary>a · b.</summary>
    Mul,

    /// <summary>a / b; of int32 the floor of the quotient.</summary>
    Div,

    /// <summary>The floor of a / b.</summary>
    FloorDiv,

    /// <summary>a modulo b with the sign of b.</summary>
    Mod,

    /// <summary>a to the power b.</summary>
    Pow,

    /// <summary>The larger; a NaN if either is.</summary>
    Maximum,

    /// <summary>The smaller; a NaN if either is.</summary>
    Minimum,

    /// <summary>The angle of the point (b, a), radians.</summary>
    Atan2,

    /// <summary>a = b.</summary>
    Equal,

    /// <summary>a ≠ b.</summary>
    NotEqual,

    /// <summary>a &lt; b.</summary>
    Less,

    /// <summary>a ≤ b.</summary>
    LessEqual,

    /// <summary>a &gt; b.</summary>
    Greater,

    /// <summary>a ≥ b.</summary>
    GreaterEqual,

    /// <summary>Both truth values.</summary>
    And,

    /// <summary>Either truth value.</summary>
    Or,

    /// <summary>Just one of two truth values.</summary>
    Xor,

    /// <summary>The other truth value.</summary>
    Not,

    /// <summary>b where a is true, else c.</summary>
    Select,

    /// <summary>To float32.</summary>
    ToFloat,

    /// <summary>To int32, toward zero.</summary>
    ToInt,

    /// <summary>To a truth value: a ≠ 0.</summary>
    ToBool,

    /// <summary>−a.</summary>
    Neg,

    /// <summary>|a|.</summary>
    Abs,

    /// <summary>−1, 0 or 1; NaN of NaN.</summary>
    Sign,

    /// <summary>a².</summary>
    Square,

    /// <summary>√a.</summary>
    Sqrt,

    /// <summary>1/√a.</summary>
    Rsqrt,

    /// <summary>1/a.</summary>
    Reciprocal,

    /// <summary>eᵃ.</summary>
    Exp,

    /// <summary>eᵃ − 1.</summary>
    Expm1,

    /// <summary>ln a.</summary>
    Log,

    /// <summary>ln(1 + a).</summary>
    Log1p,

    /// <summary>Sine of radians.</summary>
    Sin,

    /// <summary>Cosine of radians.</summary>
    Cos,

    /// <summary>Tangent of radians.</summary>
    Tan,

    /// <summary>Arc sine.</summary>
    Asin,

    /// <summary>Arc cosine.</summary>
    Acos,

    /// <summary>Arc tangent.</summary>
    Atan,

    /// <summary>Hyperbolic sine.</summary>
    Sinh,

    /// <summary>Hyperbolic cosine.</summary>
    Cosh,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>Inverse hyperbolic sine.</summary>
    Asinh,

    /// <summary>Inverse hyperbolic cosine.</summary>
    Acosh,

    /// <summary>Inverse hyperbolic tangent.</summary>
    Atanh,

    /// <summary>1 / (1 + e⁻ᵃ).</summary>
    Sigmoid,

    /// <summary>ln(1 + eᵃ).</summary>
    Softplus,

    /// <summary>The error function.</summary>
    Erf,

    /// <summary>max(a, 0); NaN of NaN.</summary>
    Relu,

    /// <summary>a if a ≥ 0, else eᵃ − 1.</summary>
    Elu,

    /// <summary>The floor.</summary>
    Floor,

    /// <summary>The ceiling.</summary>
    Ceil,

    /// <summary>To the nearest, halves to even.</summary>
    Round,

    /// <summary>a, or 0 if |a| &lt; 2⁻¹²⁶, less than the smallest normal number.</summary>
    FlushDenormals,

    /// <summary>Whether it is NaN.</summary>
    IsNaN,

    /// <summary>Whether it is ±∞.</summary>
    IsInf,

    /// <summary>Whether it is neither NaN nor ±∞.</summary>
    IsFinite,

    /// <summary>The gradient of <see cref="Relu"/>, whose value is b, given its own: a if b &gt; 0, NaN of a b that
    /// is, else 0·a.</summary>
    ReluGradient,

    /// <summary>The gradient of <see cref="Elu"/>, whose value is b, given its own: a if b ≥ 0, else
    /// a·(b + 1).</summary>
    EluGradient,

    /// <summary>The gradient of <see cref="Sigmoid"/>, whose value is b, given its own: a·(b·(1 − b)).</summary>
    SigmoidGradient,

    /// <summary>The gradient of <see cref="Tanh"/>, whose value is b, given its own: a·(1 − b²).</summary>
    TanhGradient,
}
