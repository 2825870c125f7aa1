using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution.Depthwise;

/// <summary>
/// Convolution of each channel by filters of its own, and the gradient of its input: for each pixel of the result the
/// taps of its window that lie inside the image, channel by channel. Products with the padding's zeros are left out.
/// </summary>
internal unsafe struct DepthwiseConvolution : IImageKernel
{
    private readonly ConvGeometry g;
    private readonly int multiples;
    private readonly bool backward;
    private readonly float* x, filter, y;
    private readonly Finish finish;

    private DepthwiseConvolution(in ConvGeometry g, float* x, float* filter, float* y, Finish finish, bool backward)
    {
        (this.g, multiples, this.backward) = (g, g.OutChannels / g.InChannels, backward);
        this.x = x;
        this.filter = filter;
        this.y = y;
        this.finish = finish;
    }

    /// <summary>The convolution.</summary>
    internal static void Forward(in ConvGeometry g, int rows, float* x, float* filter, float* y, Finish finish) =>
        Run(g, rows, x, filter, y, finish, backward: false);

    /// <summary>The gradient of its input.</summary>
    internal static void InputGradient(
        in ConvGeometry g, int rows, float* dy, float* filter, float* dx, Finish finish) =>
        Run(g, rows, dy, filter, dx, finish, backward: true);

    private static void Run(
        in ConvGeometry g, int rows, float* x, float* filter, float* y, Finish finish, bool backward)
    {
        float* planes = filter;
        if (g.OutChannels > g.InChannels)
        {
            planes = (float*)Scratch.Tables.Take(4L * g.FilterSize);
            Interleaving.ToPlanes(filter, g.Taps, g.InChannels, g.OutChannels / g.InChannels, planes);
        }

        var kernel = new DepthwiseConvolution(g, x, planes, y, finish, backward);
        ImageWork<DepthwiseConvolution>.Run(kernel, rows, (long)g.OutSize * g.Taps);
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end, int band, int bands)
    {
        int* pairs = (int*)Scratch.Panels.Take(8L * g.Taps * multiples);
        float* planes = (float*)Scratch.Images.Take(4L * Math.Max(g.OutSize, g.OutChannels));
        for (int row = first; row < end; row++)
        {
            if (backward) Backward(row, pairs, planes);
            else Forward(row, pairs, planes);
            int size = backward ? g.InSize : g.OutSize;
            finish.Run((long)row * size, size);
        }
    }

    private readonly void Forward(int row, int* pairs, float* planes)
    {
        float* image = x + ((long)row * g.InSize), to = y + ((long)row * g.OutSize);
        for (int z = 0; z < g.OutDepth; z++)
        {
            for (int i = 0; i < g.OutHeight; i++, to += (long)g.OutWidth * g.OutChannels)
                ForwardLine(z, i, image, pairs, planes, to);
        }
    }

    // Windows that lie within the width have the same taps, of places that are further by strides.
    private readonly void ForwardLine(int z, int i, float* image, int* pairs, float* planes, float* to)
    {
        int count = 0, c = g.InChannels, like = -1;
        for (int j = 0; j < g.OutWidth; j++, to += g.OutChannels)
        {
            bool isInside = g.Width.PlaceOf(j, 0) >= 0 && g.Width.PlaceOf(j, g.FilterWidth - 1) >= 0;
            if (!isInside || like < 0) (count, like) = (Taps(z, i, j, pairs), j);
            float* from = image + ((long)(j - like) * g.Width.Stride * c), result = multiples == 1 ? to : planes;
            if (!isInside) like = -1;
            for (int q = 0; q < multiples; q++)
                ChannelSums.Run(from, filter + (q * g.Taps * c), pairs, count, c, result + (q * c));
            if (multiples > 1) Interleaving.FromPlanes(planes, 1, c, multiples, to);
        }
    }

    private readonly void Backward(int row, int* pairs, float* planes)
    {
        float* image = x + ((long)row * g.OutSize), to = y + ((long)row * g.InSize);
        if (multiples > 1)
        {
            Interleaving.ToPlanes(image, g.OutPlaces, g.InChannels, multiples, planes);
            image = planes;
        }

        for (int z = 0; z < g.InDepth; z++)
        {
            for (int i = 0; i < g.InHeight; i++, to += (long)g.InWidth * g.InChannels)
                BackwardLine(z, i, image, pairs, to);
        }
    }

    // As forward; with strides a neighbour lies under other taps.
    private readonly void BackwardLine(int z, int i, float* image, int* pairs, float* to)
    {
        int count = 0, c = g.InChannels, like = -1;
        for (int j = 0; j < g.InWidth; j++, to += c)
        {
            bool isInside = g.Width.Stride == 1 && g.Width.WindowOf(j, 0) >= 0
                && g.Width.WindowOf(j, g.FilterWidth - 1) >= 0;
            if (!isInside || like < 0) (count, like) = (TapsBackwards(z, i, j, pairs), j);
            ChannelSums.Run(image + ((long)(j - like) * c), filter, pairs, count, c, to);
            if (!isInside) like = -1;
        }
    }

    // Pairs of an input's place and a tap, in order.
    private readonly int Taps(int z, int i, int j, int* pairs)
    {
        int count = 0, tap = 0, c = g.InChannels;
        for (int a = 0; a < g.FilterDepth; a++)
        {
            int plane = g.Depth.PlaceOf(z, a);
            for (int b = 0; b < g.FilterHeight; b++)
            {
                int row = g.Height.PlaceOf(i, b);
                for (int d = 0; d < g.FilterWidth; d++, tap++)
                {
                    int column = g.Width.PlaceOf(j, d);
                    if ((plane | row | column) < 0) continue;
                    pairs[2 * count] = ((((plane * g.InHeight) + row) * g.InWidth) + column) * c;
                    pairs[(2 * count++) + 1] = tap * c;
                }
            }
        }

        return count;
    }

    // Pairs of an output's place and a tap, backwards, and of each all multiples.
    private readonly int TapsBackwards(int z, int i, int j, int* pairs)
    {
        int count = 0, tap = g.Taps - 1, c = g.InChannels;
        for (int a = g.FilterDepth - 1; a >= 0; a--)
        {
            int plane = g.Depth.WindowOf(z, a);
            for (int b = g.FilterHeight - 1; b >= 0; b--)
            {
                int row = g.Height.WindowOf(i, b);
                for (int d = g.FilterWidth - 1; d >= 0; d--, tap--)
                {
                    int column = g.Width.WindowOf(j, d);
                    if ((plane | row | column) < 0) continue;
                    int place = (((plane * g.OutHeight) + row) * g.OutWidth) + column;
                    for (int q = 0; q < multiples; q++, count++)
                    {
                        pairs[2 * count] = ((q * g.OutPlaces) + place) * c;
                        pairs[(2 * count) + 1] = ((q * g.Taps) + tap) * c;
                    }
                }
            }
        }

        return count;
    }
}
