using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>The gradient of a filter of 3 × 3 at the points of tiles.</summary>
internal static unsafe class WinogradFilterGradient
{
    internal static void Run(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes)
    {
        if (Vector512.IsHardwareAccelerated) Run<Lanes512>(g, x, dy, tree, nodes);
        else if (Vector256.IsHardwareAccelerated) Run<Lanes256>(g, x, dy, tree, nodes);
        else Run<Lanes128>(g, x, dy, tree, nodes);
    }

    private static void Run<V>(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes)
        where V : unmanaged, ILanes<V>
    {
        var grid = new TileGrid(g.Height, g.Width, g.InChannels);
        long cost = (long)grid.Count * TileTransforms.Points * g.InChannels * g.OutChannels;
        LeafWork<WinogradLeaf<V>>.Run(
            new(grid, g, x, dy), tree, g.FilterSize, cost, g.InChannels / 16, nodes);
    }
}
