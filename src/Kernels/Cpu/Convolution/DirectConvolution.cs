using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// Convolution of images by a filter: for each image a product of its windows, which are read where they lie, and the
/// filter. An element adds over filter planes, rows, columns and channels in this order. An input's gradient is several
/// such products, one for each place that an input pixel may have between two windows: see <see cref="InputPhases"/>.
/// </summary>
internal unsafe struct DirectConvolution : IImageKernel
{
    private readonly ImageFrame frame;
    private readonly WindowProduct* products;
    private readonly int count, imageSize, resultSize, channels;
    private readonly float* x, y;
    private readonly Finish finish;

    internal DirectConvolution(
        in ImageFrame frame, WindowProduct* products, int count, float* x, int imageSize, float* y, int resultSize,
        int channels, Finish finish)
    {
        (this.frame, this.count, this.channels) = (frame, count, channels);
        this.products = products;
        (this.imageSize, this.resultSize) = (imageSize, resultSize);
        this.x = x;
        this.y = y;
        this.finish = finish;
    }

    // Whether results are not one behind the other, so that an image is finished when all of its products are there.
    private readonly bool Scatters => products[0].Targets != null;

    /// <summary>The convolution.</summary>
    internal static void Forward(in ConvGeometry g, int rows, float* x, float* filter, float* y, Finish finish)
    {
        int terms = g.Taps * g.InChannels;
        var frame = new ImageFrame(g.Depth, g.Height, g.Width, g.InChannels);
        int* tables = (int*)Scratch.Tables.Take(4L * (g.OutPlaces + terms));
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(g.OutChannels) * terms);
        Panels.Pack(filter, terms, g.OutChannels, g.OutChannels, panels);
        var product = new WindowProduct { Origins = tables, Panels = panels, Places = g.OutPlaces, Terms = terms };
        product.Elements = frame.Origins(g.Depth, g.Height, g.Width, tables);
        frame.Elements(g.Depth, g.Height, g.Width, g.InChannels, product.Elements);
        var kernel = new DirectConvolution(frame, &product, 1, x, g.InSize, y, g.OutSize, g.OutChannels, finish);
        ImageWork<DirectConvolution>.Run(kernel, rows, (long)g.OutSize * terms, Bands(g.OutPlaces));
    }

    /// <summary>The gradient of a convolution's input.</summary>
    internal static void InputGradient(in ConvGeometry g, int rows, float* dy, float* filter, float* dx, Finish finish)
    {
        var phases = new InputPhases(g);
        var products = (WindowProduct*)Scratch.Tables.Take(phases.Bytes);
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(g.InChannels) * g.Taps * g.OutChannels);
        int count = phases.Prepare(filter, products, panels);
        var kernel = new DirectConvolution(
            phases.Frame, products, count, dy, g.OutSize, dx, g.InSize, g.InChannels, finish);
        ImageWork<DirectConvolution>.Run(
            kernel, rows, (long)g.OutSize * g.Taps * g.InChannels, kernel.Scatters ? 1 : Bands(g.InPlaces));
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end, int band, int bands)
    {
        float* memory = (float*)Scratch.Images.Take(4L * frame.Size);
        frame.Clear(memory);
        for (int row = first; row < end; row++)
        {
            float* image = frame.Lay(x + ((long)row * imageSize), memory);
            for (int i = 0; i < count; i++) Run(products[i], image, (long)row * resultSize, band, bands);
            if (Scatters) finish.Run((long)row * resultSize, resultSize);
        }
    }

    private readonly void Run(in WindowProduct p, float* image, long result, int band, int bands)
    {
        int tiles = Tiles.TilesOf(p.Places);
        int first = (int)((long)tiles * band / bands) * Tiles.Rows;
        int end = Math.Min(p.Places, (int)((long)tiles * (band + 1) / bands) * Tiles.Rows), n = channels;
        if (first >= end) return;
        long start = result + ((long)first * n), length = (long)(end - first) * n;
        float* dense = p.Targets == null ? y + start : (float*)Scratch.Sums.Take(4L * length);
        IndirectProduct.Run(
            image, p.Origins + first, 0, Terms.At(p.Elements), p.Panels, dense, end - first, p.Terms, n);
        if (p.Targets == null) finish.Run(start, length);
        else
            for (int i = first; i < end; i++, dense += n)
                new ReadOnlySpan<float>(dense, n).CopyTo(new(y + result + p.Targets[i], n));
    }

    private static int Bands(int places) => Math.Max(1, places / (8 * Tiles.Rows));
}
