using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// The gradient of a convolution's input: a convolution of the output's gradient, its pixels a stride apart, by the
/// filter turned around. An element adds over filter rows and columns backwards, then over output channels.
/// </summary>
internal static unsafe class InputGradient
{
    internal static void Run(in ConvGeometry g, int rows, float* dy, float* filter, float* dx, Finish finish)
    {
        int places = g.InHeight * g.InWidth, terms = g.FilterHeight * g.FilterWidth * g.OutChannels;
        int channels = g.InChannels;
        var windows = WindowGeometry.OfInputGradient(g);
        float* turned = (float*)Scratch.Sums.Take(4L * terms * channels);
        Turn(g, filter, turned);
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(channels) * terms);
        Panels.Pack(turned, terms, channels, channels, panels);
        float* frame = (float*)Scratch.Images.Take(4 * (windows.FrameSize + places + terms));
        int* origins = (int*)(frame + windows.FrameSize), elements = origins + places;
        windows.Clear(frame);
        windows.Origins(g.InHeight, g.InWidth, 1, 1, origins);
        windows.Elements(g.FilterHeight, g.FilterWidth, g.DilationHeight, g.DilationWidth, elements);
        for (int row = 0; row < rows; row++)
        {
            float* image = windows.Frame(dy + ((long)row * g.OutHeight * g.OutWidth * g.OutChannels), frame);
            float* to = dx + ((long)row * places * channels);
            IndirectProduct.Run(image, origins, 0, elements, panels, null, to, places, terms, channels);
            finish.Run((long)row * places * channels, (long)places * channels);
        }
    }

    // From [tap, in, out] to [taps backwards, out, in].
    private static void Turn(in ConvGeometry g, float* filter, float* to)
    {
        int taps = g.FilterHeight * g.FilterWidth;
        for (int tap = taps - 1; tap >= 0; tap--)
        {
            float* from = filter + ((long)tap * g.InChannels * g.OutChannels);
            for (int o = 0; o < g.OutChannels; o++)
                for (int c = 0; c < g.InChannels; c++) *to++ = from[(c * g.OutChannels) + o];
        }
    }
}
