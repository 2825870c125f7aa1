using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Loops over a block: lengths are multiples of 16 elements.</summary>
internal static unsafe class Loops
{
    internal static void Unary<T, TOp>(T* a, T* y, int n)
        where T : unmanaged
        where TOp : struct, IUnaryVector<T>
    {
        for (int i = 0; i < n; i += 16) TOp.Of(Vector512.Load(a + i)).Store(y + i);
    }

    internal static void Binary<T, TOp>(T* a, T* b, T* y, int n)
        where T : unmanaged
        where TOp : struct, IBinaryVector<T>
    {
        for (int i = 0; i < n; i += 16) TOp.Of(Vector512.Load(a + i), Vector512.Load(b + i)).Store(y + i);
    }

    internal static void Scalar<T, TOp>(T* a, T* b, T* y, int n)
        where T : unmanaged
        where TOp : struct, IScalarFunction<T>
    {
        for (int i = 0; i < n; i++) y[i] = TOp.Of(a[i], b[i]);
    }

    internal static void Select(int* condition, int* a, int* b, int* y, int n)
    {
        for (int i = 0; i < n; i += 16)
        {
            var no = Vector512.Equals(Vector512.Load(condition + i), Vector512<int>.Zero);
            Vector512.ConditionalSelect(no, Vector512.Load(b + i), Vector512.Load(a + i)).Store(y + i);
        }
    }
}
