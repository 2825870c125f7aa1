using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Movement;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// The gradient of a convolution's input as products of dense windows. Input pixels whose place is the same up to a
/// multiple of the stride meet the same elements of the filter, so that each such phase is a convolution of the
/// output's gradient by those elements, and no product with an inserted zero is taken. An element adds over filter
/// planes, rows and columns backwards, then over output channels.
/// </summary>
internal readonly unsafe struct InputPhases
{
    private readonly ConvGeometry g;

    internal InputPhases(in ConvGeometry g)
    {
        this.g = g;
        Frame = new(Framed(g.Depth), Framed(g.Height), Framed(g.Width), g.OutChannels);
    }

    /// <summary>The frame of the output's gradient.</summary>
    internal ImageFrame Frame { get; }

    /// <summary>How many phases there can be.</summary>
    private int Most => g.StrideDepth * g.StrideHeight * g.StrideWidth;

    /// <summary>Memory for the products and their tables.</summary>
    internal long Bytes =>
        ((long)Most * sizeof(WindowProduct)) + (4L * ((2L * g.InPlaces) + ((long)g.Taps * g.OutChannels)));

    /// <summary>Writes the products and packs their parts of the filter.</summary>
    /// <returns>How many products there are.</returns>
    internal int Prepare(float* filter, WindowProduct* products, float* panels)
    {
        int count = 0;
        int* tables = (int*)(products + Most);
        for (int z = 0; z < Math.Min(g.StrideDepth, g.InDepth); z++)
            for (int i = 0; i < Math.Min(g.StrideHeight, g.InHeight); i++)
                for (int j = 0; j < Math.Min(g.StrideWidth, g.InWidth); j++)
                    products[count++] = Phase((z, i, j), filter, ref tables, ref panels);
        return count;
    }

    private WindowProduct Phase((int Z, int I, int J) first, float* filter, ref int* tables, ref float* panels)
    {
        var product = new WindowProduct { Origins = tables, Panels = panels };
        tables = Places(first, 0, Frame.Plane, Frame.Pitch, Frame.Channels, tables);
        product.Places = (int)(tables - product.Origins);
        if (Most > 1)
        {
            product.Targets = tables;
            int c = g.InChannels, pitch = g.InWidth * c, plane = g.InHeight * pitch;
            int start = (first.Z * plane) + (first.I * pitch) + (first.J * c);
            tables = Places(first, start, g.StrideDepth * plane, g.StrideHeight * pitch, g.StrideWidth * c, tables);
        }

        product.Elements = tables;
        float* turned = (float*)Scratch.Sums.Take(4L * g.Taps * g.OutChannels * g.InChannels), to = turned;
        for (int z = g.FilterDepth - 1; z >= 0; z--)
        {
            if (!Meets(g.Depth, first.Z, z, out int plane)) continue;
            for (int i = g.FilterHeight - 1; i >= 0; i--)
            {
                if (!Meets(g.Height, first.I, i, out int row)) continue;
                for (int j = g.FilterWidth - 1; j >= 0; j--)
                {
                    if (!Meets(g.Width, first.J, j, out int column)) continue;
                    int at = (plane * Frame.Plane) + (row * Frame.Pitch) + (column * Frame.Channels);
                    for (int o = 0; o < g.OutChannels; o++) *tables++ = at + o;
                    int tap = (((z * g.FilterHeight) + i) * g.FilterWidth) + j, size = g.InChannels * g.OutChannels;
                    Transposition.Run(filter + ((long)tap * size), g.InChannels, g.OutChannels, to);
                    to += size;
                }
            }
        }

        product.Terms = (int)(tables - product.Elements);
        Linear.Panels.Pack(turned, product.Terms, g.InChannels, g.InChannels, panels);
        panels += (long)Linear.Panels.PackedWidth(g.InChannels) * product.Terms;
        return product;
    }

    // Of every stride-th pixel from the first, where it lies.
    private int* Places((int Z, int I, int J) first, int start, int plane, int row, int column, int* to)
    {
        int planes = Count(g.Depth, first.Z), rows = Count(g.Height, first.I), columns = Count(g.Width, first.J);
        for (int z = 0; z < planes; z++)
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < columns; j++) *to++ = start + (z * plane) + (i * row) + (j * column);
        return to;
    }

    private static int Count(in WindowAxis a, int first) => (a.In - first + a.Stride - 1) / a.Stride;

    // Whether pixels of a phase meet a tap, and in which place of the frame the first of them does.
    private static bool Meets(in WindowAxis a, int first, int tap, out int place)
    {
        int distance = first + a.Before - (tap * a.Dilation) + (Margin(a) * a.Stride);
        place = distance / a.Stride;
        return distance % a.Stride == 0;
    }

    private static int Margin(in WindowAxis a) => (a.Span - a.Before + a.Stride - 1) / a.Stride;

    private static WindowAxis Framed(in WindowAxis a)
    {
        int before = Margin(a), last = (a.In - 1 + a.Before) / a.Stride;
        return new(a.Out, 1, before + last + 1, 1, 1, before);
    }
}
