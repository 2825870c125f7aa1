using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Instructions over int32 and truth values.</summary>
internal static class IntegerVectors
{
    internal readonly struct Add : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a + b;
    }

    internal readonly struct Sub : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a - b;
    }

    internal readonly struct Mul : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a * b;
    }

    internal readonly struct Maximum : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => Vector512.Max(a, b);
    }

    internal readonly struct Minimum : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => Vector512.Min(a, b);
    }

    internal readonly struct Equal : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => Truth(Vector512.Equals(a, b));
    }

    internal readonly struct NotEqual : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => Truth(~Vector512.Equals(a, b));
    }

    internal readonly struct Less : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => Truth(Vector512.LessThan(a, b));
    }

    internal readonly struct LessEqual : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => Truth(Vector512.LessThanOrEqual(a, b));
    }

    internal readonly struct And : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a & b;
    }

    internal readonly struct Or : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a | b;
    }

    internal readonly struct Xor : IBinaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a, Vector512<int> b) => a ^ b;
    }

    internal readonly struct Not : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) => a ^ Vector512<int>.One;
    }

    internal readonly struct Neg : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) => -a;
    }

    internal readonly struct Abs : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) =>
            Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512<int>.Zero), -a, a);
    }

    internal readonly struct Sign : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) =>
            Vector512.LessThan(a, Vector512<int>.Zero) - Vector512.GreaterThan(a, Vector512<int>.Zero);
    }

    internal readonly struct Square : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) => a * a;
    }

    internal readonly struct ToFloat : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) => Vector512.ConvertToSingle(a).AsInt32();
    }

    internal readonly struct ToBool : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) => Truth(~Vector512.Equals(a, Vector512<int>.Zero));
    }

    internal readonly struct Copy : IUnaryVector<int>
    {
        public static Vector512<int> Of(Vector512<int> a) => a;
    }

    internal readonly struct FloorDiv : IScalarFunction<int>
    {
        // Of 0 as TensorFlow.js: ±∞ and NaN stored as int32 are 0.
        public static int Of(int a, int b) => b == 0 ? 0 : (int)Math.Floor((double)a / b);
    }

    internal readonly struct Mod : IScalarFunction<int>
    {
        public static int Of(int a, int b) => b == 0 ? 0 : (int)((a % (long)b + b) % b);
    }

    internal readonly struct Pow : IScalarFunction<int>
    {
        public static int Of(int a, int b) => unchecked((int)(long)Math.Pow(a, b));
    }

    internal readonly struct Atan2 : IScalarFunction<int>
    {
        public static int Of(int a, int b) => (int)Math.Atan2(a, b);
    }

    private static Vector512<int> Truth(Vector512<int> mask) => mask & Vector512<int>.One;
}
