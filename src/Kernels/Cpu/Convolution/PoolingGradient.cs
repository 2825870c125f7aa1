using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The gradient of pooling's input.</summary>
internal static unsafe class PoolingGradient
{
    internal static void Run(PoolKind kind, in ConvGeometry g, int rows, float* dy, float* x, float* dx)
    {
        int channels = g.InChannels, image = g.InHeight * g.InWidth * channels;
        for (int row = 0; row < rows; row++, x += image, dx += image)
        {
            new Span<float>(dx, image).Clear();
            for (int place = 0; place < g.OutHeight * g.OutWidth; place++, dy += channels)
            {
                if (kind == PoolKind.Average) Spread(g, place, dy, dx);
                else
                    for (int c = 0; c < channels; c++) dx[Largest(g, place, x + c) + c] += dy[c];
            }
        }
    }

    private static int Largest(in ConvGeometry g, int place, float* x)
    {
        int best = -1;
        for (int tap = 0; tap < g.FilterHeight * g.FilterWidth; tap++)
        {
            int from = g.InputPlace(place, tap) * g.InChannels;
            if (from >= 0 && (best < 0 || x[from] > x[best] || (float.IsNaN(x[from]) && !float.IsNaN(x[best])))) best = from;
        }

        return best;
    }

    private static void Spread(in ConvGeometry g, int place, float* dy, float* dx)
    {
        int taps = g.FilterHeight * g.FilterWidth, count = 0;
        for (int tap = 0; tap < taps; tap++) count += g.InputPlace(place, tap) >= 0 ? 1 : 0;
        for (int tap = 0; tap < taps; tap++)
        {
            int to = g.InputPlace(place, tap) * g.InChannels;
            for (int c = 0; to >= 0 && c < g.InChannels; c++) dx[to + c] += dy[c] / count;
        }
    }
}
