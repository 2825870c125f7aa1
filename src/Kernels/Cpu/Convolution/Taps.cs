using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>Where a filter's taps fall.</summary>
internal static class Taps
{
    /// <summary>The input pixel under a tap of the filter at an output pixel; −1 outside of the image.</summary>
    internal static int InputPlace(this in ConvGeometry g, int outPlace, int tap)
    {
        int y = ((outPlace / g.OutWidth) * g.StrideHeight) + ((tap / g.FilterWidth) * g.DilationHeight) - g.PadTop;
        int x = ((outPlace % g.OutWidth) * g.StrideWidth) + ((tap % g.FilterWidth) * g.DilationWidth) - g.PadLeft;
        return (uint)y < (uint)g.InHeight && (uint)x < (uint)g.InWidth ? (y * g.InWidth) + x : -1;
    }
}
