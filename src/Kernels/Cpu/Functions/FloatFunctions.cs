using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Functions;

/// <summary>
/// Functions of float32 computed in float32, within 2 units in the last place. Made of additions, products and fused
/// products only, so that all processors agree.
/// </summary>
internal static class FloatFunctions
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Ln2 = 0.693147181f;

    /// <summary>The bits of ½√2.</summary>
    private const int HalfRoot2 = 0x3F3504F3;

    /// <summary>1.5 · 2²³: adding it rounds to a whole number, which then stands in the lowest bits.</summary>
    private const float Magic = 12582912f;

    /// <summary>The hard sigmoid, clip(0.2·x + 0.5, 0, 1).</summary>
    internal readonly struct HardSigmoid : IUnaryVector<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var y = (x * Vector512.Create(0.2f)) + Vector512.Create(0.5f);
            y = Vector512.ConditionalSelect(
                Vector512.LessThan(y, Vector512<float>.Zero), Vector512<float>.Zero, y);
            return Vector512.ConditionalSelect(
                Vector512.GreaterThan(y, Vector512<float>.One), Vector512<float>.One, y);
        }
    }

    internal readonly struct Exp : IUnaryVector<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            x = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-105f), x));
            var (n, r) = Reduced(x);

            // 2ⁿ in two factors: n may lie below −126 or above 127.
            n -= Vector512.Create(Magic).AsInt32();
            var half = Vector512.ShiftRightArithmetic(n, 1);
            var factor = PowerOfTwo(half, 0);
            return Vector512.FusedMultiplyAdd(factor, ExpLess1(r), factor) * PowerOfTwo(n - half, 0);
        }
    }

    /// <summary>
    /// ln x = n ln 2 + ln(1 + f) with ½√2 ≤ 1 + f &lt; √2, by the polynomial of Cephes' logf (Moshier, 1988).
    /// </summary>
    internal readonly struct Log : IUnaryVector<float>
    {
        private const int LeastNormal = 0x00800000, Infinity = 0x7F800000;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var above = (x.AsInt32() - Vector512.Create(LeastNormal)).AsUInt32();
            return Vector512.LessThanAll(above, Vector512.Create((uint)(Infinity - LeastNormal)))
                ? OfNormal(x, Vector512<float>.Zero)
                : OfAny(x);
        }

        // Numbers below the normal ones are taken 2²³ times as large.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector512<float> OfAny(Vector512<float> x)
        {
            var isTiny = Vector512.LessThan(x, Vector512.Create(LeastNormal).AsSingle());
            var larger = Vector512.ConditionalSelect(isTiny, x * Vector512.Create(8388608f), x);
            var y = OfNormal(larger, isTiny & Vector512.Create(23f));
            var infinity = Vector512.Create(Infinity).AsSingle();
            y = Vector512.ConditionalSelect(Vector512.Equals(x, infinity), infinity, y);
            var beyond = Vector512.ConditionalSelect(
                Vector512.Equals(x, Vector512<float>.Zero), -infinity, Vector512.Create(float.NaN));
            return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), y, beyond);
        }

        // Of a number that is 2 to some power times as large.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> OfNormal(Vector512<float> x, Vector512<float> power)
        {
            var bits = x.AsInt32();
            var exponent = Vector512.ShiftRightArithmetic(bits - Vector512.Create(HalfRoot2), 23);
            var n = Vector512.ConvertToSingle(exponent) - power;
            var f = (bits - Vector512.ShiftLeft(exponent, 23)).AsSingle() - Vector512<float>.One;
            var square = f * f;
            var y = Vector512.FusedMultiplyAdd(n, Vector512.Create(Ln2Low), Cubic(f) * f * square);
            y = Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), y);
            return Vector512.FusedMultiplyAdd(n, Vector512.Create(Ln2High), f + y);
        }

        // (ln(1 + f) − f + ½f²) / f³.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> Cubic(Vector512<float> f)
        {
            var p = Vector512.Create(7.0376836292e-2f);
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-1.1514610310e-1f));
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(1.1676998740e-1f));
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-1.2420140846e-1f));
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(1.4249322787e-1f));
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-1.6668057665e-1f));
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(2.0000714765e-1f));
            p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-2.4999993993e-1f));
            return Vector512.FusedMultiplyAdd(p, f, Vector512.Create(3.3333331174e-1f));
        }
    }

    /// <summary>1 / (1 + e⁻ˣ), by e to the −|x|, which is at most 1.</summary>
    internal readonly struct Sigmoid : IUnaryVector<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var a = Vector512.MaxNative(Vector512.Create(-105f), x | Vector512.Create(-0f));
            var (n, r) = Reduced(a);

            // 2ⁿ⁺⁶⁴ is normal for all n here.
            var scale = PowerOfTwo(n, 64);
            var large = Vector512.FusedMultiplyAdd(scale, ExpLess1(r), scale);
            var e = large * Vector512.Create(5.42101086e-20f);
            var top = Vector512.ConditionalSelect(
                Vector512.LessThan(x, Vector512<float>.Zero), large * Vector512.Create(-5.42101086e-20f),
                Vector512.Create(-1f));
            return NegativeQuotient(top, e, Vector512<float>.One);
        }
    }

    /// <summary>tanh x, by e to the −2|x|, less 1.</summary>
    internal readonly struct Tanh : IUnaryVector<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var a = Vector512.MaxNative(Vector512.Create(-20f), Vector512.Abs(x) * Vector512.Create(-2f));
            var (n, r) = RoughlyReduced(a);
            var scale = PowerOfTwo(n, 0);
            var less1 = Vector512.FusedMultiplyAdd(scale, ExpLess1(r), scale - Vector512<float>.One);
            return Vector512.CopySign(NegativeQuotient(less1, less1, Vector512.Create(2f)), x);
        }
    }

    /// <summary>−a / (whole + part), for a divisor from 1 to 2 of which part is the smaller one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> NegativeQuotient(Vector512<float> a, Vector512<float> part, Vector512<float> whole)
    {
        // The parabola nearest to −1/b, an error of 1/99; one step of Newton, 1e-4; then the remainder's share, which
        // the divisor's two parts give without what their sum lost.
        var b = whole + part;
        var y = Vector512.FusedMultiplyAdd(b, Vector512.Create(-0.323232323f), Vector512.Create(1.45454545f));
        y = Vector512.FusedMultiplyAdd(y, b, Vector512.Create(-2.12121212f));
        y = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(b, y, Vector512<float>.One), y, y);
        var q = a * y;
        var rest = Vector512.FusedMultiplyAdd(q, part, Vector512.FusedMultiplyAdd(q, whole, a));
        return Vector512.FusedMultiplyAdd(rest, y, q);
    }

    // x = n ln 2 + r with |r| ≤ ½ ln 2; n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> N, Vector512<float> R) Reduced(Vector512<float> x)
    {
        var biased = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), Vector512.Create(Magic));
        var n = biased - Vector512.Create(Magic);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        return (biased.AsInt32(), Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r));
    }

    // The same, r with an error of 2e-9·n: enough where eˣ is next to nothing if n is large.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> N, Vector512<float> R) RoughlyReduced(Vector512<float> x)
    {
        var biased = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), Vector512.Create(Magic));
        var n = biased - Vector512.Create(Magic);
        return (biased.AsInt32(), Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2), x));
    }

    // eʳ − 1 for |r| ≤ ½ ln 2, by the polynomial r + r²·p(r) whose largest error relative to eʳ, 3.1e-9, is the
    // smallest (Remez).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpLess1(Vector512<float> r)
    {
        var p = Vector512.Create(1.38145810e-3f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.36872538e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.16683889e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.66665206e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.99999934e-1f));
        return Vector512.FusedMultiplyAdd(r * r, p, r);
    }

    // 2 to the n + more, of n's lowest bits: the others leave the register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> n, int more) =>
        (Vector512.ShiftLeft(n, 23) + Vector512.Create((127 + more) << 23)).AsSingle();
}
