using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>Functions made of eˣ and ln x.</summary>
internal static class Exponentials
{
    internal readonly struct Expm1 : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) => DoubleFunctions.Expm1(x);
    }

    internal readonly struct Log1p : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) => DoubleFunctions.Log1p(x);
    }

    internal readonly struct Softplus : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) =>
            Vector512.Max(x, Vector512<double>.Zero) + DoubleFunctions.Log1p(DoubleFunctions.Exp(-Vector512.Abs(x)));
    }

    internal readonly struct Sinh : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var e = DoubleFunctions.Expm1(Vector512.Abs(x));
            return Vector512.CopySign(Half * (e + (e / (e + Vector512<double>.One))), x);
        }
    }

    internal readonly struct Cosh : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var e = DoubleFunctions.Exp(Vector512.Abs(x));
            return Half * (e + (Vector512<double>.One / e));
        }
    }

    internal readonly struct Asinh : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var one = Vector512<double>.One;
            var a = Vector512.Abs(x);
            var root = Vector512.Sqrt((a * a) + one);
            var small = DoubleFunctions.Log1p(a + (a * a / (one + root)));
            var isLarge = Vector512.GreaterThan(a, one);
            return Vector512.CopySign(Vector512.ConditionalSelect(isLarge, DoubleFunctions.Log(a + root), small), x);
        }
    }

    internal readonly struct Acosh : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var t = x - Vector512<double>.One;
            var value = DoubleFunctions.Log1p(t + Vector512.Sqrt(t * (t + Vector512.Create(2.0))));
            var isDefined = Vector512.GreaterThanOrEqual(t, Vector512<double>.Zero);
            return Vector512.ConditionalSelect(isDefined, value, Vector512.Create(double.NaN));
        }
    }

    internal readonly struct Atanh : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) =>
            Half * DoubleFunctions.Log1p((x + x) / (Vector512<double>.One - x));
    }

    internal readonly struct Elu : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.ConditionalSelect(
            Vector512.GreaterThanOrEqual(a, Vector512<float>.Zero), a, InDouble<Expm1>.Of(a));
    }

    /// <summary>A power: e to the b ln |a|, negative for odd b of negative a.</summary>
    internal readonly struct Pow : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b)
        {
            var size = Vector512.Abs(a);
            var power = Vector512.Narrow(
                Of(Vector512.WidenLower(size), Vector512.WidenLower(b)),
                Of(Vector512.WidenUpper(size), Vector512.WidenUpper(b)));
            var whole = Vector512.ConvertToInt32(b);
            var isSmall = Vector512.LessThan(Vector512.Abs(b), Vector512.Create(16777216f));
            var isWhole = Vector512.Equals(Vector512.ConvertToSingle(whole), b) | ~isSmall;
            var isOdd = Vector512.Equals(whole & Vector512<int>.One, Vector512<int>.One).AsSingle() & isSmall & isWhole;
            power = Vector512.ConditionalSelect(isOdd, Vector512.CopySign(power, a), power);
            var isUndefined = Vector512.AndNot(Vector512.LessThan(a, Vector512<float>.Zero), isWhole);
            power = Vector512.ConditionalSelect(isUndefined, Vector512.Create(float.NaN), power);
            return Vector512.ConditionalSelect(Vector512.Equals(b, Vector512<float>.Zero), Vector512<float>.One, power);
        }

        private static Vector512<double> Of(Vector512<double> a, Vector512<double> b) =>
            DoubleFunctions.Exp(b * DoubleFunctions.Log(a));
    }

    private static Vector512<double> Half => Vector512.Create(0.5);
}
