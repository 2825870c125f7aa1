using Strata.Backends;

namespace Strata.Testing;

/// <summary>What kernels should compute, in float64, written as simply as can be.</summary>
public static class ReferenceMath
{
    /// <summary>A function of one operand, or null if the opcode is none.</summary>
    public static Func<double, double>? Unary(Opcode code) => code switch
    {
        Opcode.Neg => x => -x,
        Opcode.Abs => Math.Abs,
        Opcode.Sign => x => double.IsNaN(x) ? x : Math.Sign(x),
        Opcode.Square => x => x * x,
        Opcode.Sqrt => Math.Sqrt,
        Opcode.Rsqrt => x => 1 / Math.Sqrt(x),
        Opcode.Reciprocal => x => 1 / x,
        Opcode.Exp => Math.Exp,
        Opcode.Expm1 => Expm1,
        Opcode.Log => Math.Log,
        Opcode.Log1p => Log1p,
        Opcode.Sin => Math.Sin,
        Opcode.Cos => Math.Cos,
        Opcode.Tan => Math.Tan,
        Opcode.Asin => Math.Asin,
        Opcode.Acos => Math.Acos,
        Opcode.Atan => Math.Atan,
        Opcode.Sinh => Math.Sinh,
        Opcode.Cosh => Math.Cosh,
        Opcode.Tanh => Math.Tanh,
        Opcode.Asinh => Math.Asinh,
        Opcode.Acosh => Math.Acosh,
        Opcode.Atanh => Math.Atanh,
        Opcode.Sigmoid => x => 1 / (1 + Math.Exp(-x)),
        Opcode.Softplus => x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        Opcode.Erf => Erf,
        Opcode.Relu => x => x <= 0 ? 0 : x,
        Opcode.Elu => x => x >= 0 ? x : Expm1(x),
        Opcode.Floor => Math.Floor,
        Opcode.Ceil => Math.Ceiling,
        Opcode.FlushDenormals => x => Math.Abs(x) < Math.ScaleB(1, -126) ? 0 : x,
        Opcode.Round => x => Math.Round(x, MidpointRounding.ToEven),
        Opcode.IsNaN => x => double.IsNaN(x) ? 1 : 0,
        Opcode.IsInf => x => double.IsInfinity(x) ? 1 : 0,
        Opcode.IsFinite => x => double.IsFinite(x) ? 1 : 0,
        _ => null,
    };

    /// <summary>A function of two operands, or null if the opcode is none.</summary>
    public static Func<double, double, double>? Binary(Opcode code) => code switch
    {
        Opcode.Add => (a, b) => a + b,
        Opcode.Sub => (a, b) => a - b,
        Opcode.Mul => (a, b) => a * b,
        Opcode.Div => (a, b) => a / b,
        Opcode.FloorDiv => (a, b) => Math.Floor((float)(a / b)),
        Opcode.Mod => (a, b) => a - (b * Math.Floor(a / b)),
        Opcode.Pow => (a, b) => b == 0 ? 1 : Math.Pow(a, b),
        Opcode.Maximum => Math.Max,
        Opcode.Minimum => Math.Min,
        Opcode.Atan2 => Math.Atan2,
        Opcode.Equal => (a, b) => a == b ? 1 : 0,
        Opcode.NotEqual => (a, b) => a != b ? 1 : 0,
        Opcode.Less => (a, b) => a < b ? 1 : 0,
        Opcode.LessEqual => (a, b) => a <= b ? 1 : 0,
        Opcode.Greater => (a, b) => a > b ? 1 : 0,
        Opcode.GreaterEqual => (a, b) => a >= b ? 1 : 0,
        Opcode.ReluGradient => (a, b) => a * (b > 0 ? 1 : double.IsNaN(b) ? b : 0),
        Opcode.EluGradient => (a, b) => b >= 0 ? a : (float)(a * (double)(float)(b + 1)),
        Opcode.SigmoidGradient => (a, b) => a * (b * (double)(float)(1 - b)),
        Opcode.TanhGradient => (a, b) => a * (double)((float)1 - (float)(b * b)),
        _ => null,
    };

    /// <summary>How many float32 numbers lie between a value and the rounded expected one; 0 of two NaN.</summary>
    public static long UnitsApart(float value, double expected)
    {
        float rounded = (float)expected;
        if (float.IsNaN(value) || float.IsNaN(rounded))
            return float.IsNaN(value) == float.IsNaN(rounded) ? 0 : long.MaxValue;
        return Math.Abs(Ordered(value) - Ordered(rounded));
    }

    private static long Ordered(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits >= 0 ? bits : int.MinValue - (long)bits;
    }

    private static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.1) return Math.Exp(x) - 1;
        double term = x, sum = x;
        for (int n = 2; n < 20; n++) sum += term *= x / n;
        return sum;
    }

    private static double Log1p(double x)
    {
        if (Math.Abs(x) > 0.05) return Math.Log(1 + x);
        double power = x, sum = x;
        for (int n = 2; n < 20; n++) sum += (power *= -x) / n;
        return sum;
    }

    // The series Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)); from 4 on float32 rounds to 1.
    private static double Erf(double x)
    {
        if (Math.Abs(x) >= 4 || double.IsNaN(x)) return double.IsNaN(x) ? x : Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; n < 80; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }
}
