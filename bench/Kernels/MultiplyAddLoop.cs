using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Bench.Kernels;

/// <summary>
/// Fused multiply-adds in the widest registers there are: 12 chains that do not wait for one another, nothing in
/// memory.
/// </summary>
internal static class MultiplyAddLoop
{
    private const int Chains = 12, Rounds = 2_000_000;

    private static float sink;

    private interface IRegister<TSelf>
        where TSelf : struct, IRegister<TSelf>
    {
        static abstract TSelf Of(float value);

        static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

        static abstract float First(TSelf a);
    }

    /// <summary>Additions and multiplications of a run.</summary>
    internal static double Operations => 2.0 * Chains * Rounds * Width;

    private static int Width => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    internal static void Run()
    {
        if (Width == 16) Run<Register512>();
        else if (Width == 8) Run<Register256>();
        else Run<Register128>();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>()
        where T : struct, IRegister<T>
    {
        T factor = T.Of(0.999f), term = T.Of(0.001f), a = term, b = term, c = term, d = term, e = term, f = term,
            g = term, h = term, i = term, j = term, k = term, l = term;
        for (int round = 0; round < Rounds; round++)
        {
            a = T.MultiplyAdd(a, factor, term);
            b = T.MultiplyAdd(b, factor, term);
            c = T.MultiplyAdd(c, factor, term);
            d = T.MultiplyAdd(d, factor, term);
            e = T.MultiplyAdd(e, factor, term);
            f = T.MultiplyAdd(f, factor, term);
            g = T.MultiplyAdd(g, factor, term);
            h = T.MultiplyAdd(h, factor, term);
            i = T.MultiplyAdd(i, factor, term);
            j = T.MultiplyAdd(j, factor, term);
            k = T.MultiplyAdd(k, factor, term);
            l = T.MultiplyAdd(l, factor, term);
        }

        sink = T.First(a) + T.First(b) + T.First(c) + T.First(d) + T.First(e) + T.First(f) + T.First(g) + T.First(h) +
            T.First(i) + T.First(j) + T.First(k) + T.First(l);
    }

    private readonly record struct Register512(Vector512<float> V) : IRegister<Register512>
    {
        public static Register512 Of(float value) => new(Vector512.Create(value));

        public static Register512 MultiplyAdd(Register512 a, Register512 b, Register512 c) =>
            new(Vector512.FusedMultiplyAdd(a.V, b.V, c.V));

        public static float First(Register512 a) => a.V[0];
    }

    private readonly record struct Register256(Vector256<float> V) : IRegister<Register256>
    {
        public static Register256 Of(float value) => new(Vector256.Create(value));

        public static Register256 MultiplyAdd(Register256 a, Register256 b, Register256 c) =>
            new(Vector256.FusedMultiplyAdd(a.V, b.V, c.V));

        public static float First(Register256 a) => a.V[0];
    }

    private readonly record struct Register128(Vector128<float> V) : IRegister<Register128>
    {
        public static Register128 Of(float value) => new(Vector128.Create(value));

        public static Register128 MultiplyAdd(Register128 a, Register128 b, Register128 c) =>
            new(Vector128.FusedMultiplyAdd(a.V, b.V, c.V));

        public static float First(Register128 a) => a.V[0];
    }
}
