using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Movement;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>
/// Which convolutions are computed at the points of tiles, with 4 products for each 9 of the direct way, and rounding
/// errors below it: windows of 3 × 3, a stride of 1, and enough channels and pixels. Channels are added up in order.
/// </summary>
internal static unsafe class WinogradConvolution
{
    private const int FewPixels = 64;

    /// <summary>Whether a convolution is one of them; its gradients are then, too.</summary>
    internal static bool Fits(in ConvGeometry g) =>
        g is
        {
            Groups: 1, Taps: 9, FilterHeight: 3, FilterWidth: 3, InDepth: 1, OutDepth: 1, StrideHeight: 1,
            StrideWidth: 1, DilationHeight: 1, DilationWidth: 1,
        }
        && g.InChannels % 16 == 0 && g.OutChannels % 16 == 0 && g.OutPlaces >= FewPixels;

    /// <summary>The convolution.</summary>
    internal static void Forward(in ConvGeometry g, int rows, float* x, float* filter, float* y, Finish finish)
    {
        var grid = new TileGrid(g.Height, g.Width, g.InChannels);
        Run(grid, rows, x, g.InSize, filter, y, g.OutSize, g.OutWidth, g.OutChannels, finish);
    }

    /// <summary>
    /// The gradient of its input: a convolution of the output's gradient by the filter turned around.
    /// </summary>
    internal static void InputGradient(in ConvGeometry g, int rows, float* dy, float* filter, float* dx, Finish finish)
    {
        int size = g.InChannels * g.OutChannels;
        float* turned = (float*)Scratch.Sums.Take(4L * g.FilterSize);
        for (int tap = 0; tap < g.Taps; tap++)
            Transposition.Run(
                filter + ((long)(g.Taps - 1 - tap) * size), g.InChannels, g.OutChannels, turned + ((long)tap * size));
        var grid = new TileGrid(Turned(g.Height), Turned(g.Width), g.OutChannels);
        Run(grid, rows, dy, g.OutSize, turned, dx, g.InSize, g.InWidth, g.InChannels, finish);
    }

    private static void Run(
        in TileGrid grid, int rows, float* x, int size, float* filter, float* y, int resultSize, int width, int outputs,
        Finish finish)
    {
        if (Vector512.IsHardwareAccelerated)
            WinogradKernel<Lanes512>.Run(grid, rows, x, size, filter, y, resultSize, width, outputs, finish);
        else if (Vector256.IsHardwareAccelerated)
            WinogradKernel<Lanes256>.Run(grid, rows, x, size, filter, y, resultSize, width, outputs, finish);
        else
            WinogradKernel<Lanes128>.Run(grid, rows, x, size, filter, y, resultSize, width, outputs, finish);
    }

    private static WindowAxis Turned(in WindowAxis a) => new(a.Out, a.Filter, a.In, 1, 1, a.Span - a.Before);
}
