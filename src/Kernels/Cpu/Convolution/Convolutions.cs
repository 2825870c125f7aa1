using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Convolution.Depthwise;
using Strata.Kernels.Cpu.Convolution.Winograd;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// Which kernel serves a convolution: chosen by its geometry alone. Of those in several groups there are kernels for
/// the depthwise ones.
/// </summary>
internal static unsafe class Convolutions
{
    /// <returns>Whether there is a kernel.</returns>
    internal static bool Forward(in ConvGeometry g, int rows, float* x, float* filter, float* y, Finish finish)
    {
        if (WinogradConvolution.Fits(g)) WinogradConvolution.Forward(g, rows, x, filter, y, finish);
        else if (g.Groups == 1) DirectConvolution.Forward(g, rows, x, filter, y, finish);
        else if (g.Groups == g.InChannels) DepthwiseConvolution.Forward(g, rows, x, filter, y, finish);
        else return false;
        return true;
    }

    /// <returns>Whether there is a kernel.</returns>
    internal static bool InputGradient(in ConvGeometry g, int rows, float* dy, float* filter, float* dx, Finish finish)
    {
        if (WinogradConvolution.Fits(g)) WinogradConvolution.InputGradient(g, rows, dy, filter, dx, finish);
        else if (g.Groups == 1) DirectConvolution.InputGradient(g, rows, dy, filter, dx, finish);
        else if (g.Groups == g.InChannels)
            DepthwiseConvolution.InputGradient(g, rows, dy, filter, dx, finish);
        else return false;
        return true;
    }

    /// <returns>Whether there is a kernel.</returns>
    internal static bool FilterGradient(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes)
    {
        if (WinogradConvolution.Fits(g)) WinogradFilterGradient.Run(g, x, dy, tree, nodes);
        else if (g.Groups == 1) Convolution.FilterGradient.Run(g, x, dy, tree, nodes);
        else if (g.Groups == g.InChannels) DepthwiseFilterGradient.Run(g, x, dy, tree, nodes);
        else return false;
        return true;
    }
}
