using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Simd;

/// <summary>One float32, for what is left behind whole registers.</summary>
internal unsafe struct Lanes1 : ILanes<Lanes1>
{
    private float value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes1(float value) => this.value = value;

    public static int Count => 1;

    public static Lanes1 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Load(float* from) => new(*from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Broadcast(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(Lanes1 a, Lanes1 b, ref Lanes1 sum) =>
        sum.value = MathF.FusedMultiplyAdd(a.value, b.value, sum.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Add(Lanes1 a, Lanes1 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Subtract(Lanes1 a, Lanes1 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes1 value, float* to) => *to = value.value;
}
