using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>
/// Elementary functions in float64, from which those of float32 are made: their errors, below 1e-9 of the result,
/// vanish in the rounding to float32. Made of additions, products and fused products only, so that all processors
/// agree.
/// </summary>
internal static class DoubleFunctions
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>eˣ − 1 for any x; relative error below 1e-10, near 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Expm1(Vector512<double> x)
    {
        var (scale, p) = ReducedExp(x);
        return MultiplyAdd(scale, p, scale - Vector512<double>.One);
    }

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Exp(Vector512<double> x)
    {
        var (scale, p) = ReducedExp(x);
        return MultiplyAdd(scale, p, scale);
    }

    /// <summary>ln x for positive normal x, relative error below 1e-14; −∞ of 0, NaN below, ∞ of ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Log(Vector512<double> x)
    {
        // x = m 2ᵉ with m from √½ to √2; ln m = 2 artanh((m − 1) / (m + 1)).
        var bits = x.AsInt64();
        var shifted = bits - Vector512.Create(0x3FE6A09E667F3BCDL);
        var exponent = Vector512.ShiftRightArithmetic(shifted, 52);
        var m = (bits - Vector512.ShiftLeft(exponent, 52)).AsDouble();
        var e = ToDouble(exponent);
        var s = (m - Vector512<double>.One) / (m + Vector512<double>.One);
        var series = Odd(s, s * s);
        var log = MultiplyAdd(e, Vector512.Create(Ln2High), MultiplyAdd(e, Vector512.Create(Ln2Low), series + series));
        var infinity = Vector512.Create(double.PositiveInfinity);
        log = Vector512.ConditionalSelect(Vector512.Equals(x, infinity), infinity, log);
        log = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), -infinity, log);
        var isNumber = Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero);
        return Vector512.ConditionalSelect(isNumber, log, Vector512.Create(double.NaN));
    }

    /// <summary>ln(1 + x), near 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Log1p(Vector512<double> x)
    {
        var half = Vector512.Create(0.5);
        var small = x * (Vector512<double>.One - (half * x));
        var isSmall = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(1e-6));
        return Vector512.ConditionalSelect(isSmall, small, Log(Vector512<double>.One + x));
    }

    /// <summary>arctan x; relative error below 1e-11.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Atan(Vector512<double> x)
    {
        // |x| > 1: π/2 − arctan(1/|x|). Above tan(π/8): π/4 + arctan((t − 1) / (t + 1)). Then the series.
        var one = Vector512<double>.One;
        var a = Vector512.Abs(x);
        var isLarge = Vector512.GreaterThan(a, one);
        var t = Vector512.ConditionalSelect(isLarge, one / a, a);
        var isMiddle = Vector512.GreaterThan(t, Vector512.Create(0.41421356237309503));
        t = Vector512.ConditionalSelect(isMiddle, (t - one) / (t + one), t);
        var angle = Odd(t, -(t * t));
        angle = Vector512.ConditionalSelect(isMiddle, angle + Vector512.Create(Math.PI / 4), angle);
        angle = Vector512.ConditionalSelect(isLarge, Vector512.Create(Math.PI / 2) - angle, angle);
        return Vector512.CopySign(angle, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    /// <summary>A whole number in a float64, of magnitude below 2⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToDouble(Vector512<long> whole)
    {
        var magic = Vector512.Create(6755399441055744.0);
        return (whole + magic.AsInt64()).AsDouble() - magic;
    }

    // x = n ln 2 + r with |r| ≤ ½ ln 2: 2ⁿ, and eʳ − 1 by Taylor's series up to r¹⁰ / 10!.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Scale, Vector512<double> Less1) ReducedExp(Vector512<double> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-700.0)), Vector512.Create(700.0));
        var magic = Vector512.Create(6755399441055744.0);
        var biased = MultiplyAdd(x, Vector512.Create(Log2E), magic);
        var n = biased - magic;
        var r = MultiplyAdd(n, Vector512.Create(-Ln2Low), MultiplyAdd(n, Vector512.Create(-Ln2High), x));
        var p = Vector512.Create(1.0 / 3628800);
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 362880));
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 40320));
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 5040));
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 720));
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 120));
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 24));
        p = MultiplyAdd(p, r, Vector512.Create(1.0 / 6));
        p = MultiplyAdd(p, r, Vector512.Create(0.5));
        p = MultiplyAdd(p * r, r, r);
        var scale = Vector512.ShiftLeft(biased.AsInt64() + Vector512.Create(1023L), 52).AsDouble();
        return (scale, p);
    }

    // s + s z / 3 + s z² / 5 + … of 13 terms, in Horner's form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Odd(Vector512<double> s, Vector512<double> z)
    {
        var p = Vector512.Create(1.0 / 25);
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 23));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 21));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 19));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 17));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 15));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 13));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 11));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 9));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 7));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 5));
        p = MultiplyAdd(p, z, Vector512.Create(1.0 / 3));
        return MultiplyAdd(p * z, s, s);
    }
}
