using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Instructions over float32 that are one or two operations of the processor.</summary>
internal static class FloatVectors
{
    internal readonly struct Add : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a + b;
    }

    internal readonly struct Sub : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a - b;
    }

    internal readonly struct Mul : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a * b;
    }

    internal readonly struct Div : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => a / b;
    }

    internal readonly struct FloorDiv : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512.Floor(a / b);
    }

    internal readonly struct Maximum : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512.Max(a, b);
    }

    internal readonly struct Minimum : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Vector512.Min(a, b);
    }

    internal readonly struct Equal : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Truth(Vector512.Equals(a, b));
    }

    internal readonly struct NotEqual : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Truth(~Vector512.Equals(a, b));
    }

    internal readonly struct Less : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) => Truth(Vector512.LessThan(a, b));
    }

    internal readonly struct LessEqual : IBinaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a, Vector512<float> b) =>
            Truth(Vector512.LessThanOrEqual(a, b));
    }

    internal readonly struct Neg : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => -a;
    }

    internal readonly struct Abs : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.Abs(a);
    }

    internal readonly struct FlushDenormals : IUnaryVector<float>
    {
        private const float MinNormal = 1.17549435e-38f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> a) => Vector512.ConditionalSelect(
            Vector512.LessThan(Vector512.Abs(a), Vector512.Create(MinNormal)), Vector512<float>.Zero, a);
    }

    internal readonly struct Sign : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a)
        {
            var one = Vector512.CopySign(Vector512<float>.One, a);
            var isNumber = Vector512.GreaterThan(Vector512.Abs(a), Vector512<float>.Zero);
            return Vector512.ConditionalSelect(isNumber, one, a);
        }
    }

    internal readonly struct Square : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => a * a;
    }

    internal readonly struct Sqrt : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.Sqrt(a);
    }

    internal readonly struct Rsqrt : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512<float>.One / Vector512.Sqrt(a);
    }

    internal readonly struct Reciprocal : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512<float>.One / a;
    }

    internal readonly struct Relu : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) =>
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a, Vector512<float>.Zero), Vector512<float>.Zero, a);
    }

    internal readonly struct Floor : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.Floor(a);
    }

    internal readonly struct Ceil : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.Ceiling(a);
    }

    internal readonly struct Round : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.Round(a);
    }

    internal readonly struct IsNaN : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Truth(~Vector512.Equals(a, a));
    }

    internal readonly struct IsInf : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) =>
            Truth(Vector512.Equals(Vector512.Abs(a), Vector512.Create(float.PositiveInfinity)));
    }

    internal readonly struct IsFinite : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) =>
            Truth(Vector512.LessThan(Vector512.Abs(a), Vector512.Create(float.PositiveInfinity)));
    }

    internal readonly struct ToBool : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Truth(~Vector512.Equals(a, Vector512<float>.Zero));
    }

    internal readonly struct ToInt : IUnaryVector<float>
    {
        public static Vector512<float> Of(Vector512<float> a) => Vector512.ConvertToInt32(a).AsSingle();
    }

    private static Vector512<float> Truth(Vector512<float> mask) => (mask.AsInt32() & Vector512<int>.One).AsSingle();
}
