using Strata.Backends;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// Windows over an image that lies in a frame of zeros, so that no window leaves it: where each window begins and where
/// its elements stand. The image's pixels may lie apart in the frame, with zeros between them.
/// </summary>
internal readonly unsafe struct WindowGeometry
{
    private readonly int height, width, frameHeight, frameWidth, top, left, spreadHeight, spreadWidth, channels;
    private readonly bool direct;

    /// <summary>The windows of a convolution over its input.</summary>
    internal WindowGeometry(in ConvGeometry g)
    {
        (height, width, channels) = (g.InHeight, g.InWidth, g.InChannels);
        (top, left, spreadHeight, spreadWidth) = (g.PadTop, g.PadLeft, 1, 1);
        frameHeight = Math.Max(height + top, Reach(g.OutHeight, g.StrideHeight, g.FilterHeight, g.DilationHeight));
        frameWidth = Math.Max(width + left, Reach(g.OutWidth, g.StrideWidth, g.FilterWidth, g.DilationWidth));
        direct = top == 0 && left == 0 && frameHeight == height && frameWidth == width;
    }

    private WindowGeometry(in ConvGeometry g, int top, int left)
    {
        (height, width, channels) = (g.OutHeight, g.OutWidth, g.OutChannels);
        (this.top, this.left, spreadHeight, spreadWidth) = (top, left, g.StrideHeight, g.StrideWidth);
        frameHeight =
            Math.Max(Reach(height, spreadHeight, 1, 1) + top, Reach(g.InHeight, 1, g.FilterHeight, g.DilationHeight));
        frameWidth =
            Math.Max(Reach(width, spreadWidth, 1, 1) + left, Reach(g.InWidth, 1, g.FilterWidth, g.DilationWidth));
        direct = false;
    }

    /// <summary>Elements of the frame.</summary>
    internal long FrameSize => direct ? 0 : (long)frameHeight * frameWidth * channels;

    /// <summary>
    /// The windows, one for each input pixel, over a convolution's output whose pixels lie a stride apart.
    /// </summary>
    internal static WindowGeometry OfInputGradient(in ConvGeometry g) => new(
        g, ((g.FilterHeight - 1) * g.DilationHeight) - g.PadTop, ((g.FilterWidth - 1) * g.DilationWidth) - g.PadLeft);

    /// <summary>Where each of rows × columns windows begins.</summary>
    internal void Origins(int rows, int columns, int rowStride, int columnStride, int* to)
    {
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                *to++ = ((i * rowStride * frameWidth) + (j * columnStride)) * channels;
    }

    /// <summary>Where, from a window's beginning, its elements stand: row, column, channel.</summary>
    internal void Elements(int rows, int columns, int rowStep, int columnStep, int* to)
    {
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                for (int c = 0; c < channels; c++)
                    *to++ = (((i * rowStep * frameWidth) + (j * columnStep)) * channels) + c;
    }

    /// <summary>Sets the frame to zeros, once for all images.</summary>
    internal void Clear(float* frame) => new Span<float>(frame, checked((int)FrameSize)).Clear();

    /// <summary>Lays an image into the frame; where it needs none, the image is its own.</summary>
    internal float* Frame(float* image, float* frame)
    {
        if (direct) return image;
        for (int i = 0; i < height; i++)
        {
            int row = (i * spreadHeight) + top;
            if ((uint)row >= (uint)frameHeight) continue;
            float* from = image + ((long)i * width * channels), to = frame + ((long)row * frameWidth * channels);
            if (spreadWidth == 1 && left >= 0 && left + width <= frameWidth)
            {
                new ReadOnlySpan<float>(from, width * channels).CopyTo(new(to + (left * channels), width * channels));
                continue;
            }

            for (int j = 0; j < width; j++)
            {
                int column = (j * spreadWidth) + left;
                if ((uint)column >= (uint)frameWidth) continue;
                new ReadOnlySpan<float>(from + (j * channels), channels)
                    .CopyTo(new(to + (column * channels), channels));
            }
        }

        return frame;
    }

    private static int Reach(int count, int stride, int window, int dilation) =>
        ((count - 1) * stride) + ((window - 1) * dilation) + 1;
}
