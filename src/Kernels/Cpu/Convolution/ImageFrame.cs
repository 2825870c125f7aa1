using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// A frame of zeros around an image, so that no window leaves it. Where an image needs none, it is its own.
/// </summary>
internal readonly unsafe struct ImageFrame
{
    private readonly WindowAxis depth, height, width;
    private readonly bool direct;

    /// <summary>A frame of the lengths and paddings of axes.</summary>
    internal ImageFrame(in WindowAxis depth, in WindowAxis height, in WindowAxis width, int channels)
    {
        (this.depth, this.height, this.width, Channels) = (depth, height, width, channels);
        direct = IsWhole(depth) && IsWhole(height) && IsWhole(width);
    }

    /// <summary>Elements of a pixel.</summary>
    internal int Channels { get; }

    /// <summary>Elements from one row of the frame to the next.</summary>
    internal int Pitch => width.Frame * Channels;

    /// <summary>Elements from one plane of the frame to the next.</summary>
    internal int Plane => height.Frame * Pitch;

    /// <summary>Elements of the frame; 0 if the image is its own.</summary>
    internal int Size => direct ? 0 : checked(depth.Frame * Plane);

    /// <summary>Sets the frame to zeros, once for all images.</summary>
    internal void Clear(float* frame) => new Span<float>(frame, Size).Clear();

    /// <summary>Lays an image into a frame of zeros or of another image.</summary>
    /// <returns>The frame, or the image itself.</returns>
    internal float* Lay(float* image, float* frame)
    {
        if (direct) return image;
        int run = width.In * Channels;
        for (int z = 0; z < depth.In; z++)
        {
            float* to = frame + ((long)(z + depth.Before) * Plane) + ((long)height.Before * Pitch)
                + ((long)width.Before * Channels);
            for (int i = 0; i < height.In; i++, image += run, to += Pitch)
                new ReadOnlySpan<float>(image, run).CopyTo(new(to, run));
        }

        return frame;
    }

    /// <summary>Where each of so many windows begins, row by row.</summary>
    internal int* Origins(in WindowAxis d, in WindowAxis h, in WindowAxis w, int* to)
    {
        for (int z = 0; z < d.Out; z++)
            for (int i = 0; i < h.Out; i++)
                for (int j = 0; j < w.Out; j++)
                    *to++ = (z * d.Stride * Plane) + (i * h.Stride * Pitch) + (j * w.Stride * Channels);
        return to;
    }

    /// <summary>Where, from a window's beginning, its places stand, and of each so many channels.</summary>
    internal int* Elements(in WindowAxis d, in WindowAxis h, in WindowAxis w, int channels, int* to)
    {
        for (int z = 0; z < d.Filter; z++)
            for (int i = 0; i < h.Filter; i++)
                for (int j = 0; j < w.Filter; j++)
                    for (int c = 0; c < channels; c++)
                        *to++ = (z * d.Dilation * Plane) + (i * h.Dilation * Pitch) + (j * w.Dilation * Channels) + c;
        return to;
    }

    private static bool IsWhole(in WindowAxis a) => a.Before == 0 && a.Frame == a.In;
}
