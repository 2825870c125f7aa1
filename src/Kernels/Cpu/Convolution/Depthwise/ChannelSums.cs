using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Depthwise;

/// <summary>Sums of products channel by channel: y[c] = Σᵢ a[pairs[2i] + c] · b[pairs[2i + 1] + c], in order.</summary>
internal static unsafe class ChannelSums
{
    internal static void Run(float* a, float* b, int* pairs, int count, int channels, float* y)
    {
        int c = Vector512.IsHardwareAccelerated ? Vectors<Lanes512>(a, b, pairs, count, 0, channels, y)
            : Vector256.IsHardwareAccelerated ? Vectors<Lanes256>(a, b, pairs, count, 0, channels, y)
            : Vectors<Lanes128>(a, b, pairs, count, 0, channels, y);
        if (c < channels) Vectors<Lanes1>(a, b, pairs, count, c, channels, y);
    }

    /// <summary>Adds products of four vectors: each sum waits for its last product, and they wait together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<V>(float* a, float* b, ref V s0, ref V s1, ref V s2, ref V s3)
        where V : struct, ILanes<V>
    {
        V.AddProduct(V.Load(a), V.Load(b), ref s0);
        V.AddProduct(V.Load(a + V.Count), V.Load(b + V.Count), ref s1);
        V.AddProduct(V.Load(a + (2 * V.Count)), V.Load(b + (2 * V.Count)), ref s2);
        V.AddProduct(V.Load(a + (3 * V.Count)), V.Load(b + (3 * V.Count)), ref s3);
    }

    private static int Vectors<V>(float* a, float* b, int* pairs, int count, int c, int channels, float* y)
        where V : struct, ILanes<V>
    {
        for (; c <= channels - (4 * V.Count); c += 4 * V.Count)
        {
            V s0 = V.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (int i = 0; i < count; i++)
                Add(a + pairs[2 * i] + c, b + pairs[(2 * i) + 1] + c, ref s0, ref s1, ref s2, ref s3);
            V.Store(s0, y + c);
            V.Store(s1, y + c + V.Count);
            V.Store(s2, y + c + (2 * V.Count));
            V.Store(s3, y + c + (3 * V.Count));
        }

        for (; c <= channels - V.Count; c += V.Count)
        {
            V sum = V.Zero;
            for (int i = 0; i < count; i++)
                V.AddProduct(V.Load(a + pairs[2 * i] + c), V.Load(b + pairs[(2 * i) + 1] + c), ref sum);
            V.Store(sum, y + c);
        }

        return c;
    }
}
