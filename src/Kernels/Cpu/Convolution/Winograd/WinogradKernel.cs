using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>
/// A convolution at the points of tiles: a block of tiles is transformed, multiplied by the transformed filter point by
/// point, and transformed back, all of it in the second cache.
/// </summary>
internal readonly unsafe struct WinogradKernel<V> : IImageKernel
    where V : unmanaged, ILanes<V>
{
    /// <summary>Elements between two points, so that they do not all fall into the same lines of a cache.</summary>
    private const int Gap = 16;

    private readonly TileGrid grid;
    private readonly float* x, y, filter;
    private readonly Finish finish;
    private readonly int imageSize, resultSize, width, channels, outputs;

    private WinogradKernel(
        in TileGrid grid, float* x, int imageSize, float* filter, float* y, int resultSize, int width,
        int outputs, Finish finish)
    {
        (this.grid, this.width, channels, this.outputs) = (grid, width, grid.Frame.Channels, outputs);
        (this.imageSize, this.resultSize, this.finish) = (imageSize, resultSize, finish);
        this.x = x;
        this.y = y;
        this.filter = filter;
    }

    internal static void Run(
        in TileGrid grid, int rows, float* x, int imageSize, float* filter, float* y, int resultSize, int width,
        int outputs, Finish finish)
    {
        int channels = grid.Frame.Channels;
        float* points = (float*)Scratch.Panels.Take(4L * TileTransforms.Points * channels * outputs);
        FilterTransforms.Filter<V>(filter, channels, outputs, points);
        var kernel = new WinogradKernel<V>(grid, x, imageSize, points, y, resultSize, width, outputs, finish);
        long cost = (long)grid.Count * TileTransforms.Points * channels * outputs;
        ImageWork<WinogradKernel<V>>.Run(kernel, rows, cost, grid.Blocks);
    }

    /// <inheritdoc/>
    public void Run(int first, int end, int band, int bands)
    {
        float* memory = (float*)Scratch.Images.Take(4L * grid.Frame.Size);
        long stride = ((long)grid.Block * channels) + Gap, results = ((long)grid.Block * outputs) + Gap;
        float* points = (float*)Scratch.Transforms.Take(4L * TileTransforms.Points * (stride + results));
        grid.Frame.Clear(memory);
        for (int row = first; row < end; row++)
        {
            float* image = grid.Frame.Lay(x + ((long)row * imageSize), memory);
            long result = (long)row * resultSize;
            for (int block = grid.Blocks * band / bands; block < grid.Blocks * (band + 1) / bands; block++)
                Run(block, image, points, stride, points + (TileTransforms.Points * stride), results, result);
        }
    }

    private void Run(int block, float* image, float* points, long stride, float* products, long results, long result)
    {
        var (first, end) = grid.TilesOf(block);
        for (int tile = first; tile < end; tile++)
        {
            TileTransforms.Image<V>(
                grid.In(image, tile), grid.Frame.Pitch, channels, channels, points + ((long)(tile - first) * channels),
                stride);
        }

        long size = (long)channels * outputs;
        for (int p = 0; p < TileTransforms.Points; p++)
        {
            IndirectProduct.Run(
                points + (p * stride), null, channels, Terms.Dense, filter + (p * size), products + (p * results),
                end - first, channels, outputs);
        }

        for (int tile = first; tile < end; tile++)
        {
            float* at = grid.Out(y + result, tile, outputs, out int rows, out int columns);
            TileTransforms.Result<V>(
                products + ((long)(tile - first) * outputs), results, outputs, at, (long)width * outputs, rows,
                columns);
        }

        var (start, places) = grid.PlacesOf(block);
        finish.Run(result + ((long)start * outputs), (long)places * outputs);
    }
}
