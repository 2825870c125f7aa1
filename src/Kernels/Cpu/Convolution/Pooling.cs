using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The largest or the mean of windows; a window's elements in order.</summary>
internal readonly unsafe struct Pooling : IImageKernel
{
    private const int Lanes = 16;

    private readonly PoolKind kind;
    private readonly ConvGeometry g;
    private readonly PoolWindows windows;
    private readonly float* x, y;
    private readonly Finish finish;

    private Pooling(PoolKind kind, in ConvGeometry g, float* x, float* y, Finish finish)
    {
        (this.kind, this.g) = (kind, g);
        this.x = x;
        this.y = y;
        this.finish = finish;
        windows = new(g, (int*)Scratch.Tables.Take(4L * g.Taps));
    }

    internal static void Run(PoolKind kind, in ConvGeometry g, int rows, float* x, float* y, Finish finish) =>
        ImageWork<Pooling>.Run(new(kind, g, x, y, finish), rows, (long)g.OutSize * g.Taps);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int first, int end, int band, int bands)
    {
        int* own = (int*)Scratch.Images.Take(4L * g.Taps);
        float* to = y + ((long)first * g.OutSize);
        for (int row = first; row < end; row++)
        {
            float* image = x + ((long)row * g.InSize);
            for (int z = 0; z < g.OutDepth; z++)
            {
                for (int i = 0; i < g.OutHeight; i++)
                {
                    for (int j = 0; j < g.OutWidth; j++, to += g.OutChannels)
                    {
                        int count = windows.Find(z, i, j, own, out int* list, out int origin);
                        if (kind == PoolKind.Max) Largest(image + origin, list, count, to);
                        else Mean(image + origin, list, count, to);
                    }
                }
            }

            finish.Run((long)row * g.OutSize, g.OutSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Largest(float* from, int* list, int count, float* to)
    {
        int c = 0, channels = g.InChannels;
        for (; c <= channels - Lanes; c += Lanes)
        {
            var best = Vector512.Create(float.NegativeInfinity);
            for (int i = 0; i < count; i++) best = Vector512.Max(best, Vector512.Load(from + list[i] + c));
            best.Store(to + c);
        }

        for (; c < channels; c++)
        {
            float best = float.NegativeInfinity;
            for (int i = 0; i < count; i++) best = MathF.Max(best, from[list[i] + c]);
            to[c] = best;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mean(float* from, int* list, int count, float* to)
    {
        int c = 0, channels = g.InChannels;
        for (; c <= channels - Lanes; c += Lanes)
        {
            var sum = Vector512<float>.Zero;
            for (int i = 0; i < count; i++) sum += Vector512.Load(from + list[i] + c);
            (sum / Vector512.Create((float)count)).Store(to + c);
        }

        for (; c < channels; c++)
        {
            float sum = 0;
            for (int i = 0; i < count; i++) sum += from[list[i] + c];
            to[c] = sum / count;
        }
    }
}
