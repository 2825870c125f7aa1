using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The gradient of a convolution's input.</summary>
internal static unsafe class InputGradient
{
    internal static void Run(in ConvGeometry g, int rows, float* dy, float* filter, float* dx)
    {
        int channels = g.InChannels, outs = g.OutChannels, places = g.OutHeight * g.OutWidth;
        int image = g.InHeight * g.InWidth * channels;
        new Span<float>(dx, rows * image).Clear();
        for (int row = 0; row < rows; row++, dx += image, dy += places * outs)
        {
            for (int tap = 0; tap < g.FilterHeight * g.FilterWidth; tap++)
            {
                for (int place = 0; place < places; place++)
                {
                    int to = g.InputPlace(place, tap);
                    if (to < 0) continue;
                    for (int c = 0; c < channels; c++)
                    {
                        float sum = dx[(to * channels) + c];
                        float* weights = filter + ((((long)tap * channels) + c) * outs);
                        for (int o = 0; o < outs; o++)
                            sum = MathF.FusedMultiplyAdd(dy[(place * outs) + o], weights[o], sum);
                        dx[(to * channels) + c] = sum;
                    }
                }
            }
        }
    }
}
