using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The largest or the mean of windows; a window's elements in order of rows and columns.</summary>
internal static unsafe class Pooling
{
    private const int Lanes = 16;

    internal static void Run(PoolKind kind, in ConvGeometry g, int rows, float* x, float* y, Finish finish)
    {
        long result = (long)g.OutHeight * g.OutWidth * g.InChannels;
        for (int row = 0; row < rows; row++, x += (long)g.InHeight * g.InWidth * g.InChannels)
        {
            for (int i = 0; i < g.OutHeight; i++)
            {
                for (int j = 0; j < g.OutWidth; j++, y += g.InChannels)
                {
                    var window = new PoolWindow(g, i, j);
                    if (kind == PoolKind.Max) Largest(window, x, g.InChannels, y);
                    else Mean(window, x, g.InChannels, y);
                }
            }

            finish.Run(row * result, result);
        }
    }

    private static void Largest(in PoolWindow window, float* x, int channels, float* y)
    {
        int c = 0;
        for (; c <= channels - Lanes; c += Lanes)
        {
            var best = Vector512.Create(float.NegativeInfinity);
            for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
                for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
                    best = Vector512.Max(best, Vector512.Load(x + window.Place(i, j) + c));
            best.Store(y + c);
        }

        for (; c < channels; c++)
        {
            float best = float.NegativeInfinity;
            for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
                for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
                    best = MathF.Max(best, x[window.Place(i, j) + c]);
            y[c] = best;
        }
    }

    private static void Mean(in PoolWindow window, float* x, int channels, float* y)
    {
        int c = 0;
        for (; c <= channels - Lanes; c += Lanes)
        {
            var sum = Vector512<float>.Zero;
            for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
                for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
                    sum += Vector512.Load(x + window.Place(i, j) + c);
            (sum / Vector512.Create((float)window.Count)).Store(y + c);
        }

        for (; c < channels; c++)
        {
            float sum = 0;
            for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
                for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
                    sum += x[window.Place(i, j) + c];
            y[c] = sum / window.Count;
        }
    }
}
