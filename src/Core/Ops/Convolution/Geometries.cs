using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>What convolutions and pooling ask of their inputs before a kernel reads them.</summary>
internal static class Geometries
{
    private const int Most = 1 << 20;

    /// <summary>The input images.</summary>
    internal static void FitInput(this in ConvGeometry g, Dims x)
    {
        Check(g);
        Operands.Fit(x, "x", g.InHeight, g.InWidth, g.InChannels);
    }

    /// <summary>The output images.</summary>
    internal static void FitOutput(this in ConvGeometry g, Dims dy)
    {
        Check(g);
        Operands.Fit(dy, "dy", g.OutHeight, g.OutWidth, g.OutChannels);
    }

    /// <summary>The filter.</summary>
    internal static void FitFilter(this in ConvGeometry g, Dims filter)
    {
        Operands.Fit(filter, "filter", g.FilterWidth, g.InChannels, g.OutChannels);
        if (filter[0] != g.FilterHeight)
            throw new ShapeException($"filter: expected {g.FilterHeight} rows, received shape {filter}.");
    }

    // Each window begins inside the image or so little before it that it reaches in.
    private static void Check(in ConvGeometry g)
    {
        ReadOnlySpan<int> lengths =
        [
            g.InHeight, g.InWidth, g.InChannels, g.FilterHeight, g.FilterWidth, g.OutHeight, g.OutWidth, g.OutChannels,
            g.StrideHeight, g.StrideWidth, g.DilationHeight, g.DilationWidth,
        ];
        bool fits = g.PadTop >= 0 && g.PadLeft >= 0;
        foreach (int length in lengths) fits &= length is >= 1 and <= Most;
        fits = fits && Reaches(g.InHeight, g.OutHeight, g.StrideHeight, g.FilterHeight, g.DilationHeight, g.PadTop)
            && Reaches(g.InWidth, g.OutWidth, g.StrideWidth, g.FilterWidth, g.DilationWidth, g.PadLeft);
        if (!fits) throw new ShapeException($"geometry: windows do not lie over the image: {g}.");
    }

    private static bool Reaches(int length, int count, int stride, int window, int dilation, int before) =>
        before <= (long)(window - 1) * dilation && ((long)(count - 1) * stride) - before < length;
}
