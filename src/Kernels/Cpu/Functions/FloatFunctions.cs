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
            var low = Vector512.Create(-105f);
            var high = Vector512.Create(89f);
            x = Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);
            x = Vector512.ConditionalSelect(Vector512.GreaterThan(x, high), high, x);
            var (n, p) = Reduced(x);

            // 2ⁿ in two factors: n may lie below −126 or above 127.
            n -= Vector512.Create(Magic).AsInt32();
            var half = Vector512.ShiftRightArithmetic(n, 1);
            var factor = PowerOfTwo(half, 0);
            return Vector512.FusedMultiplyAdd(factor, p, factor) * PowerOfTwo(n - half, 0);
        }
    }

    /// <summary>1 / (1 + e⁻ˣ), by e to the −|x|, which is at most 1.</summary>
    internal readonly struct Sigmoid : IUnaryVector<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var a = -Vector512.Abs(x);
            var low = Vector512.Create(-105f);
            a = Vector512.ConditionalSelect(Vector512.LessThan(a, low), low, a);
            var (n, p) = Reduced(a);

            // 2ⁿ⁺⁶⁴ is normal for all n here.
            var scale = PowerOfTwo(n, 64);
            var e = Vector512.FusedMultiplyAdd(scale, p, scale) * Vector512.Create(5.42101086e-20f);
            var one = Vector512<float>.One;
            var top = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), e, one);
            return Quotient(top, e, one);
        }
    }

    /// <summary>tanh x, by e to the −2|x|, less 1.</summary>
    internal readonly struct Tanh : IUnaryVector<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var size = Vector512.Abs(x);
            var a = size * Vector512.Create(-2f);
            var low = Vector512.Create(-20f);
            a = Vector512.ConditionalSelect(Vector512.LessThan(a, low), low, a);
            var (n, p) = Reduced(a);
            var scale = PowerOfTwo(n, 0);
            var less1 = Vector512.FusedMultiplyAdd(scale, p, scale - Vector512<float>.One);
            return Vector512.CopySign(Quotient(-less1, less1, Vector512.Create(2f)), x);
        }
    }

    /// <summary>a / (whole + part), for a divisor from 1 to 2 of which part is the smaller one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quotient(Vector512<float> a, Vector512<float> part, Vector512<float> whole)
    {
        // The parabola nearest to 1/b, an error of 1/99; one step of Newton, 1e-4; then the remainder's share, of which
        // what the sum lost is a part.
        var one = Vector512<float>.One;
        var b = whole + part;
        var lost = part - (b - whole);
        var y = Vector512.FusedMultiplyAdd(b, Vector512.Create(0.323232323f), Vector512.Create(-1.45454545f));
        y = Vector512.FusedMultiplyAdd(y, b, Vector512.Create(2.12121212f));
        y = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(-b, y, one), y, y);
        var q = a * y;
        var rest = Vector512.FusedMultiplyAdd(-q, lost, Vector512.FusedMultiplyAdd(-q, b, a));
        return Vector512.FusedMultiplyAdd(rest, y, q);
    }

    // x = n ln 2 + r with |r| ≤ ½ ln 2: n in the lowest bits, and eʳ − 1 by Taylor's series up to r⁷ / 7!.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> N, Vector512<float> Less1) Reduced(Vector512<float> x)
    {
        var magic = Vector512.Create(Magic);
        var biased = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), magic);
        var n = biased - magic;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
        var p = Vector512.Create(1f / 5040);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 720));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        return (biased.AsInt32(), Vector512.FusedMultiplyAdd(r * r, p, r));
    }

    // 2 to the n + more, of n's lowest bits: the others leave the register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> n, int more) =>
        (Vector512.ShiftLeft(n, 23) + Vector512.Create((127 + more) << 23)).AsSingle();
}
