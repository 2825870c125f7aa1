using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// The gradient of a convolution's filter: a sum over rows, leaf by leaf and up the tree; within a leaf over images and
/// their output pixels in order.
/// </summary>
internal unsafe struct FilterGradient : ILeafKernel
{
    /// <summary>The most pixels of a pass, so that their part of the gradient stays in the second cache.</summary>
    private const int Depth = 640;

    private readonly ImageFrame frame;
    private readonly int places, terms, imageSize, channels;
    private readonly int* origins, elements;
    private readonly float* x, dy;

    private FilterGradient(in ConvGeometry g, float* x, float* dy, int* tables)
    {
        frame = new ImageFrame(g.Depth, g.Height, g.Width, g.InChannels);
        (places, terms, imageSize, channels) = (g.OutPlaces, g.Taps * g.InChannels, g.InSize, g.OutChannels);
        this.x = x;
        this.dy = dy;
        origins = tables;
        elements = frame.Origins(g.Depth, g.Height, g.Width, tables);
        frame.Elements(g.Depth, g.Height, g.Width, g.InChannels, elements);
    }

    internal static void Run(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes)
    {
        int terms = g.Taps * g.InChannels;
        int* tables = (int*)Scratch.Tables.Take(4L * (g.OutPlaces + terms));
        var kernel = new FilterGradient(g, x, dy, tables);
        LeafWork<FilterGradient>.Run(
            kernel, tree, checked(terms * g.OutChannels), (long)g.OutSize * terms, Math.Max(1, terms / 48), nodes);
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end, int block, int blocks, float* sum)
    {
        int tiles = Tiles.TilesOf(terms);
        int firstTerm = tiles * block / blocks * Tiles.Rows;
        int endTerm = Math.Min(terms, tiles * (block + 1) / blocks * Tiles.Rows);
        if (first >= end) new Span<float>(sum + ((long)firstTerm * channels), (endTerm - firstTerm) * channels).Clear();
        float* memory = (float*)Scratch.Images.Take(4L * frame.Size);
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(channels) * places);
        frame.Clear(memory);
        for (int row = first; row < end; row++)
        {
            float* image = frame.Lay(x + ((long)row * imageSize), memory);
            float* right = dy + ((long)row * places * channels);
            Panels.PackLast(right, places, channels, panels);
            AddImage(image, right, panels, sum, firstTerm, endTerm, row > first);
        }
    }

    private readonly void AddImage(
        float* image, float* right, float* panels, float* sum, int firstTerm, int endTerm, bool add)
    {
        int passes = (places + Depth - 1) / Depth, n = channels;
        for (int pass = 0; pass < passes; pass++)
        {
            int first = (int)((long)places * pass / passes), depth = (int)((long)places * (pass + 1) / passes) - first;
            int width;
            for (int column = 0; column < n; column += width)
            {
                width = Tiles.WidthAt(column, n);
                bool inPlace = n - column >= width;
                float* panel = inPlace ? right + ((long)first * n) + column
                    : panels + ((long)places * column) + ((long)first * width);
                IndirectProduct.RunPanel(
                    image, elements + firstTerm, 0, Terms.At(origins + first), depth, panel, inPlace ? n : width, width,
                    sum + ((long)firstTerm * n) + column, endTerm - firstTerm, n, n - column, add || pass > 0);
            }
        }
    }
}
