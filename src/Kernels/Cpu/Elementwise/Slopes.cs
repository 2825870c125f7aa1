using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>A gradient a times the slope of a function whose value is b.</summary>
internal static class Slopes
{
    internal readonly struct Relu : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b)
        {
            // Of a number 0, of NaN NaN.
            var other = Vector512.AndNot(b, Vector512.Equals(b, b));
            var isPositive = Vector512.GreaterThan(b, Vector512<float>.Zero);
            return a * Vector512.ConditionalSelect(isPositive, Vector512<float>.One, other);
        }
    }

    internal readonly struct Elu : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512.ConditionalSelect(
            Vector512.GreaterThanOrEqual(b, Vector512<float>.Zero), a, a * (b + Vector512<float>.One));
    }

    internal readonly struct Sigmoid : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) =>
            a * (b * (Vector512<float>.One - b));
    }

    internal readonly struct Tanh : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) =>
            a * (Vector512<float>.One - (b * b));
    }
}
