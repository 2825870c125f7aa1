using Strata.Backends;
using Strata.Kernels.Cpu.Linear;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>Convolution of images by a filter.</summary>
internal static unsafe class ForwardConvolution
{
    internal static void Run(in ConvGeometry g, int rows, float* x, float* filter, float* y)
    {
        int channels = g.InChannels, image = g.InHeight * g.InWidth * channels;
        for (int pixel = 0; pixel < rows * g.OutHeight * g.OutWidth; pixel++, y += g.OutChannels)
        {
            int row = pixel / (g.OutHeight * g.OutWidth), place = pixel % (g.OutHeight * g.OutWidth);
            new Span<float>(y, g.OutChannels).Clear();
            for (int tap = 0; tap < g.FilterHeight * g.FilterWidth; tap++)
            {
                int from = g.InputPlace(place, tap);
                if (from < 0) continue;
                float* inputs = x + ((long)row * image) + ((long)from * channels);
                float* weights = filter + ((long)tap * channels * g.OutChannels);
                for (int c = 0; c < channels; c++)
                    MatrixProduct.MultiplyAdd(inputs[c], weights + ((long)c * g.OutChannels), y, g.OutChannels);
            }
        }
    }

    /// <summary>The input pixel under a tap of the filter at an output pixel; −1 outside of the image.</summary>
    internal static int InputPlace(this in ConvGeometry g, int outPlace, int tap)
    {
        int y = ((outPlace / g.OutWidth) * g.StrideHeight) + ((tap / g.FilterWidth) * g.DilationHeight) - g.PadTop;
        int x = ((outPlace % g.OutWidth) * g.StrideWidth) + ((tap % g.FilterWidth) * g.DilationWidth) - g.PadLeft;
        return (uint)y < (uint)g.InHeight && (uint)x < (uint)g.InWidth ? (y * g.InWidth) + x : -1;
    }
}
