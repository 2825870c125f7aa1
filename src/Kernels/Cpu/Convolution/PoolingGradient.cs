using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// The gradient of pooling's input: windows in order, each adds to the elements under it, or writes them if no other
/// window has a part in them. The first NaN counts as the largest.
/// </summary>
internal readonly unsafe struct PoolingGradient : IImageKernel
{
    private const int Lanes = 16;

    private readonly PoolKind kind;
    private readonly ConvGeometry g;
    private readonly PoolWindows windows;
    private readonly bool clears, adds;
    private readonly float* dy, x, dx;
    private readonly Finish finish;

    private PoolingGradient(PoolKind kind, in ConvGeometry g, float* dy, float* x, float* dx, Finish finish)
    {
        (this.kind, this.g) = (kind, g);
        this.dy = dy;
        this.x = x;
        this.dx = dx;
        this.finish = finish;
        windows = new(g, (int*)Scratch.Tables.Take(4L * g.Taps));
        (clears, adds) = (!windows.AreTiles, !windows.AreDisjoint);
    }

    internal static void Run(
        PoolKind kind, in ConvGeometry g, int rows, float* dy, float* x, float* dx, Finish finish) =>
        ImageWork<PoolingGradient>.Run(new(kind, g, dy, x, dx, finish), rows, 2L * g.OutSize * g.Taps);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int first, int end, int band, int bands)
    {
        int* own = (int*)Scratch.Images.Take(4L * g.Taps);
        float* from = dy + ((long)first * g.OutSize);
        for (int row = first; row < end; row++)
        {
            float* image = x + ((long)row * g.InSize), to = dx + ((long)row * g.InSize);
            if (clears) new Span<float>(to, g.InSize).Clear();
            for (int z = 0; z < g.OutDepth; z++)
            {
                for (int i = 0; i < g.OutHeight; i++)
                {
                    for (int j = 0; j < g.OutWidth; j++, from += g.OutChannels)
                    {
                        int count = windows.Find(z, i, j, own, out int* list, out int origin);
                        if (kind == PoolKind.Average) Spread(from, list, count, to + origin);
                        else ToLargest(from, image + origin, list, count, to + origin);
                    }
                }
            }

            finish.Run((long)row * g.InSize, g.InSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ToLargest(float* from, float* image, int* list, int count, float* to)
    {
        int c = 0, channels = g.InChannels;
        for (; count > 0 && c <= channels - Lanes; c += Lanes)
        {
            var best = Vector512.Load(image + list[0] + c);
            var places = Vector512<int>.Zero;
            for (int i = 1; i < count; i++)
            {
                var value = Vector512.Load(image + list[i] + c);
                var isNewNaN = Vector512.AndNot(Vector512.Equals(best, best), Vector512.Equals(value, value));
                var isBetter = Vector512.GreaterThan(value, best) | isNewNaN;
                best = Vector512.ConditionalSelect(isBetter, value, best);
                places = Vector512.ConditionalSelect(isBetter.AsInt32(), Vector512.Create(i), places);
            }

            var flow = Vector512.Load(from + c);
            for (int i = 0; i < count; i++)
            {
                float* at = to + list[i] + c;
                var part = flow & Vector512.Equals(places, Vector512.Create(i)).AsSingle();
                (adds ? Vector512.Load(at) + part : part).Store(at);
            }
        }

        for (; count > 0 && c < channels; c++)
        {
            int best = LargestOfOne(image + c, list, count);
            for (int i = 0; i < count; i++)
            {
                float part = list[i] == best ? from[c] : 0;
                to[list[i] + c] = adds ? to[list[i] + c] + part : part;
            }
        }
    }

    private static int LargestOfOne(float* image, int* list, int count)
    {
        int best = list[0];
        for (int i = 1; i < count; i++)
        {
            float value = image[list[i]];
            if (value > image[best] || (float.IsNaN(value) && !float.IsNaN(image[best]))) best = list[i];
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Spread(float* from, int* list, int count, float* to)
    {
        int c = 0, channels = g.InChannels;
        for (; c <= channels - Lanes; c += Lanes)
        {
            var part = Vector512.Load(from + c) / Vector512.Create((float)count);
            for (int i = 0; i < count; i++)
            {
                float* at = to + list[i] + c;
                (adds ? Vector512.Load(at) + part : part).Store(at);
            }
        }

        for (; c < channels; c++)
        {
            float part = from[c] / count;
            for (int i = 0; i < count; i++) to[list[i] + c] = adds ? to[list[i] + c] + part : part;
        }
    }
}
