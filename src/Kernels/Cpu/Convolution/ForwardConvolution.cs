using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// Convolution of images by a filter: for each image a product of its windows, which are read where they lie, and the
/// filter. An element adds over filter rows, columns and channels in this order.
/// </summary>
internal static unsafe class ForwardConvolution
{
    internal static void Run(in ConvGeometry g, int rows, float* x, float* filter, float* y, Finish finish)
    {
        int places = g.OutHeight * g.OutWidth, terms = g.FilterHeight * g.FilterWidth * g.InChannels;
        var windows = new WindowGeometry(g);
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(g.OutChannels) * terms);
        Panels.Pack(filter, terms, g.OutChannels, g.OutChannels, panels);
        float* frame = (float*)Scratch.Images.Take(4 * (windows.FrameSize + places + terms));
        int* origins = (int*)(frame + windows.FrameSize), elements = origins + places;
        windows.Clear(frame);
        windows.Origins(g.OutHeight, g.OutWidth, g.StrideHeight, g.StrideWidth, origins);
        windows.Elements(g.FilterHeight, g.FilterWidth, g.DilationHeight, g.DilationWidth, elements);
        for (int row = 0; row < rows; row++)
        {
            float* image = windows.Frame(x + ((long)row * g.InHeight * g.InWidth * g.InChannels), frame);
            float* to = y + ((long)row * places * g.OutChannels);
            IndirectProduct.Run(image, origins, 0, elements, panels, null, to, places, terms, g.OutChannels);
            finish.Run((long)row * places * g.OutChannels, (long)places * g.OutChannels);
        }
    }
}
