using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Loops over a block: lengths are multiples of 16 elements.</summary>
internal static unsafe class Loops
{
    private const int Lanes = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Unary<T, TOp>(Source<T> a, T* y, int n)
        where T : unmanaged
        where TOp : struct, IUnaryVector<T>
    {
        T* from = a.At;
        nint step = a.Step;
        for (T* end = y + n; y < end; y += Lanes, from += step) TOp.Of(Vector512.Load(from)).Store(y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Binary<T, TOp>(Source<T> a, Source<T> b, T* y, int n)
        where T : unmanaged
        where TOp : struct, IBinaryVector<T>
    {
        T* left = a.At, right = b.At;
        nint leftStep = a.Step, rightStep = b.Step;
        for (T* end = y + n; y < end; y += Lanes, left += leftStep, right += rightStep)
            TOp.Of(Vector512.Load(left), Vector512.Load(right)).Store(y);
    }

    internal static void Scalar<T, TOp>(Source<T> a, Source<T> b, T* y, int n)
        where T : unmanaged
        where TOp : struct, IScalarFunction<T>
    {
        T* left = a.At, right = b.At;
        for (T* end = y + n; y < end; y += Lanes, left += a.Step, right += b.Step)
            for (int i = 0; i < Lanes; i++) y[i] = TOp.Of(left[i], right[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Copy<T>(Source<T> a, T* y, int n)
        where T : unmanaged
    {
        T* from = a.At;
        for (T* end = y + n; y < end; y += Lanes, from += a.Step) Vector512.Load(from).Store(y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Select(Source<int> condition, Source<int> a, Source<int> b, int* y, int n)
    {
        int* asks = condition.At, left = a.At, right = b.At;
        for (int* end = y + n; y < end; y += Lanes, asks += condition.Step, left += a.Step, right += b.Step)
        {
            var no = Vector512.Equals(Vector512.Load(asks), Vector512<int>.Zero);
            Vector512.ConditionalSelect(no, Vector512.Load(right), Vector512.Load(left)).Store(y);
        }
    }
}
