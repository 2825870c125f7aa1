namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Functions of float32 beyond arithmetic.</summary>
internal static class FloatFunctions
{
    internal readonly struct Exp : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Exp(a);
    }

    internal readonly struct Expm1 : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)(Math.Abs(a) < 1e-5 ? a + (0.5 * a * a) : Math.Exp(a) - 1);
    }

    internal readonly struct Log : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Log(a);
    }

    internal readonly struct Log1p : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)(Math.Abs(a) < 1e-5 ? a - (0.5 * a * a) : Math.Log(1 + (double)a));
    }

    internal readonly struct Sin : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Sin(a);
    }

    internal readonly struct Cos : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Cos(a);
    }

    internal readonly struct Tan : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Tan(a);
    }

    internal readonly struct Asin : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Asin(a);
    }

    internal readonly struct Acos : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Acos(a);
    }

    internal readonly struct Atan : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Atan(a);
    }

    internal readonly struct Sinh : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Sinh(a);
    }

    internal readonly struct Cosh : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Cosh(a);
    }

    internal readonly struct Tanh : IScalarFunction<float>
    {
        public static float Of(float a, float b) => MathF.Tanh(a);
    }

    internal readonly struct Asinh : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)Math.Asinh(a);
    }

    internal readonly struct Acosh : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)Math.Acosh(a);
    }

    internal readonly struct Atanh : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)Math.Atanh(a);
    }

    internal readonly struct Sigmoid : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)(1 / (1 + Math.Exp(-(double)a)));
    }

    internal readonly struct Softplus : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)(Math.Max(a, 0) + Math.Log(1 + Math.Exp(-Math.Abs((double)a))));
    }

    internal readonly struct Erf : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)ErrorFunction(a);
    }

    internal readonly struct Elu : IScalarFunction<float>
    {
        public static float Of(float a, float b) => a >= 0 ? a : Expm1.Of(a, b);
    }

    internal readonly struct Pow : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)Math.Pow(a, b);
    }

    internal readonly struct Atan2 : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (float)Math.Atan2(a, b);
    }

    internal readonly struct Mod : IScalarFunction<float>
    {
        public static float Of(float a, float b) => (a % b) is var r && r != 0 && (r < 0) != (b < 0) ? r + b : r;
    }

    // The series Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)); from 4 on the result rounds to 1.
    private static double ErrorFunction(double x)
    {
        if (Math.Abs(x) >= 4) return Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; n < 80; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }
}
