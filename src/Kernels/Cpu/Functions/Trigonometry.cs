using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>The functions of angles.</summary>
internal static class Trigonometry
{
    private const float MostReducible = 1e9f;

    internal readonly struct Sin : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) =>
            WithLargeAngles(a, InDouble<ReducedSin>.Of(a), static x => Math.Sin(x));
    }

    internal readonly struct Cos : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) =>
            WithLargeAngles(a, InDouble<ReducedCos>.Of(a), static x => Math.Cos(x));
    }

    internal readonly struct Tan : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) =>
            WithLargeAngles(a, InDouble<ReducedTan>.Of(a), static x => Math.Tan(x));
    }

    internal readonly struct Asin : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var one = Vector512<double>.One;
            return DoubleFunctions.Atan(x / Vector512.Sqrt((one - x) * (one + x)));
        }
    }

    internal readonly struct Acos : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var one = Vector512<double>.One;
            var half = DoubleFunctions.Atan(Vector512.Sqrt((one - x) / (one + x)));
            return half + half;
        }
    }

    internal readonly struct Atan : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) => DoubleFunctions.Atan(x);
    }

    /// <summary>The angle of the point (b, a).</summary>
    internal readonly struct Atan2 : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512.Narrow(
            Of(Vector512.WidenLower(a), Vector512.WidenLower(b)), Of(Vector512.WidenUpper(a), Vector512.WidenUpper(b)));

        private static Vector512<double> Of(Vector512<double> a, Vector512<double> b)
        {
            Vector512<double> y = Vector512.Abs(a), x = Vector512.Abs(b);
            var small = Vector512.Min(x, y);
            var ratio = small / Vector512.Max(x, y);
            var isZero = Vector512.Equals(small, Vector512<double>.Zero);
            ratio = Vector512.ConditionalSelect(Vector512.Equals(x, y), Vector512<double>.One, ratio);
            ratio = Vector512.ConditionalSelect(isZero, Vector512<double>.Zero, ratio);
            var angle = DoubleFunctions.Atan(ratio);
            angle = Vector512.ConditionalSelect(
                Vector512.GreaterThan(y, x), Vector512.Create(Math.PI / 2) - angle, angle);
            var isLeft = Vector512.LessThan(b.AsInt64(), Vector512<long>.Zero).AsDouble();
            angle = Vector512.ConditionalSelect(isLeft, Vector512.Create(Math.PI) - angle, angle);
            return Vector512.CopySign(angle, a);
        }
    }

    private readonly struct ReducedSin : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) => SinAndCos(x).Sin;
    }

    private readonly struct ReducedCos : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x) => SinAndCos(x).Cos;
    }

    private readonly struct ReducedTan : IDoubleFunction
    {
        public static Vector512<double> Of(Vector512<double> x)
        {
            var (sin, cos) = SinAndCos(x);
            return sin / cos;
        }
    }

    // x = k π/2 + r with |r| ≤ π/4; Taylor's series of sin r and cos r, swapped and negated by k's quadrant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<double> Sin, Vector512<double> Cos) SinAndCos(Vector512<double> x)
    {
        var magic = Vector512.Create(6755399441055744.0);
        var biased = DoubleFunctions.MultiplyAdd(x, Vector512.Create(2 / Math.PI), magic);
        var k = biased - magic;
        var r = DoubleFunctions.MultiplyAdd(k, Vector512.Create(-Math.PI / 2), x);
        r = DoubleFunctions.MultiplyAdd(k, Vector512.Create(-6.123233995736766e-17), r);
        var z = r * r;
        var s = Vector512.Create(-1.0 / 39916800);
        s = DoubleFunctions.MultiplyAdd(s, z, Vector512.Create(1.0 / 362880));
        s = DoubleFunctions.MultiplyAdd(s, z, Vector512.Create(-1.0 / 5040));
        s = DoubleFunctions.MultiplyAdd(s, z, Vector512.Create(1.0 / 120));
        s = DoubleFunctions.MultiplyAdd(s, z, Vector512.Create(-1.0 / 6));
        s = DoubleFunctions.MultiplyAdd(s * z, r, r);
        var c = Vector512.Create(1.0 / 479001600);
        c = DoubleFunctions.MultiplyAdd(c, z, Vector512.Create(-1.0 / 3628800));
        c = DoubleFunctions.MultiplyAdd(c, z, Vector512.Create(1.0 / 40320));
        c = DoubleFunctions.MultiplyAdd(c, z, Vector512.Create(-1.0 / 720));
        c = DoubleFunctions.MultiplyAdd(c, z, Vector512.Create(1.0 / 24));
        c = DoubleFunctions.MultiplyAdd(c, z, Vector512.Create(-0.5));
        c = DoubleFunctions.MultiplyAdd(c, z, Vector512<double>.One);
        var quadrant = biased.AsInt64();
        var isOdd = Vector512.Equals(quadrant & Vector512<long>.One, Vector512<long>.One).AsDouble();
        var sinSign = Vector512.ShiftLeft(quadrant & Vector512.Create(2L), 62).AsDouble();
        var cosSign = Vector512.ShiftLeft((quadrant + Vector512<long>.One) & Vector512.Create(2L), 62).AsDouble();
        return (Vector512.ConditionalSelect(isOdd, c, s) ^ sinSign, Vector512.ConditionalSelect(isOdd, s, c) ^ cosSign);
    }

    // Angles of 10⁹ radians and more need more digits of π than this reduction has.
    private static Vector512<float> WithLargeAngles(
        Vector512<float> a, Vector512<float> values, Func<double, double> function)
    {
        if (Vector512.LessThanAll(Vector512.Abs(a), Vector512.Create(MostReducible))) return values;
        for (int i = 0; i < Vector512<float>.Count; i++)
        {
            if (!(Math.Abs(a[i]) < MostReducible)) values = values.WithElement(i, (float)function(a[i]));
        }

        return values;
    }
}
