using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Winograd;

/// <summary>
/// The gradient of a filter over a leaf: at each point of the tiles the products of image and output gradient are added
/// up over tiles, image after image, and transformed once in the end. A block is some of the input's channels.
/// </summary>
internal readonly unsafe struct WinogradLeaf<V>(TileGrid grid, ConvGeometry g, float* x, float* dy) : ILeafKernel
    where V : unmanaged, ILanes<V>
{
    private const int Gap = 16;

    /// <inheritdoc/>
    public void Run(int first, int end, int block, int blocks, float* sum)
    {
        int firstChannel = g.InChannels / 16 * block / blocks * 16;
        int channels = (g.InChannels / 16 * (block + 1) / blocks * 16) - firstChannel;
        int size = channels * g.OutChannels;
        long stride = ((long)grid.Block * channels) + Gap, flows = ((long)grid.Block * g.OutChannels) + Gap;
        long sums = (long)size + Gap;
        float* points = (float*)Scratch.Transforms.Take(4L * TileTransforms.Points * (stride + flows + sums));
        float* memory = (float*)Scratch.Images.Take(4L * grid.Frame.Size);
        grid.Frame.Clear(memory);
        float* flow = points + (TileTransforms.Points * stride), totals = flow + (TileTransforms.Points * flows);
        new Span<float>(totals, checked((int)(TileTransforms.Points * sums))).Clear();
        for (int row = first; row < end; row++)
        {
            float* image = grid.Frame.Lay(x + ((long)row * g.InSize), memory);
            for (int i = 0; i < grid.Blocks; i++)
            {
                var (from, to) = grid.TilesOf(i);
                Transform(from, to, image + firstChannel, channels, points, stride);
                TransformFlow(from, to, dy + ((long)row * g.OutSize), flow, flows);
                for (int p = 0; p < TileTransforms.Points; p++)
                    Add(points + (p * stride), to - from, channels, flow + (p * flows), totals + (p * sums));
            }
        }

        FilterTransforms.Gradient<V>(
            totals, sums, size, sum + ((long)firstChannel * g.OutChannels), (long)g.InChannels * g.OutChannels);
    }

    private void Transform(int from, int to, float* image, int channels, float* points, long stride)
    {
        for (int tile = from; tile < to; tile++, points += channels)
            TileTransforms.Image<V>(
                grid.In(image, tile), grid.Frame.Pitch, g.InChannels, channels, points, stride);
    }

    private void TransformFlow(int from, int to, float* image, float* flow, long stride)
    {
        for (int tile = from; tile < to; tile++, flow += g.OutChannels)
        {
            float* at = grid.Out(image, tile, g.OutChannels, out int rows, out int columns);
            TileTransforms.Flow<V>(
                at, (long)g.OutWidth * g.OutChannels, g.OutChannels, rows, columns, flow, stride);
        }
    }

    private void Add(float* points, int tiles, int channels, float* flow, float* totals)
    {
        float** left = stackalloc float*[Tiles.Rows];
        int n = g.OutChannels, width;
        for (int column = 0; column < n; column += width)
        {
            width = Tiles.WidthAt(column, n);
            for (int row = 0; row < channels; row += Tiles.Rows)
            {
                for (int r = 0; r < Tiles.Rows; r++) left[r] = points + Math.Min(row + r, channels - 1);
                new TileTarget(totals + ((long)row * n) + column, n, Math.Min(channels - row, Tiles.Rows), n - column)
                    .Run(left, Terms.Every(channels), tiles, flow + column, n, width, add: true);
            }
        }
    }
}
