using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The largest or the mean of windows.</summary>
internal static unsafe class Pooling
{
    internal static void Run(PoolKind kind, in ConvGeometry g, int rows, float* x, float* y)
    {
        int channels = g.InChannels, taps = g.FilterHeight * g.FilterWidth;
        for (int row = 0; row < rows; row++, x += g.InHeight * g.InWidth * channels)
        {
            for (int place = 0; place < g.OutHeight * g.OutWidth; place++, y += channels)
            {
                int count = 0;
                new Span<float>(y, channels).Fill(kind == PoolKind.Max ? float.NegativeInfinity : 0);
                for (int tap = 0; tap < taps; tap++)
                {
                    int from = g.InputPlace(place, tap);
                    if (from < 0) continue;
                    count++;
                    float* inputs = x + ((long)from * channels);
                    if (kind == PoolKind.Max)
                        for (int c = 0; c < channels; c++) y[c] = MathF.Max(y[c], inputs[c]);
                    else
                        for (int c = 0; c < channels; c++) y[c] += inputs[c];
                }

                if (kind == PoolKind.Average)
                    for (int c = 0; c < channels; c++) y[c] /= count;
            }
        }
    }
}
