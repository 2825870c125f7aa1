using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// All windows over a batch of images side by side, [rows, depth, height, width, taps, channels]: the images laid into
/// frames that no window leaves, then one strided copy.
/// </summary>
internal sealed class UnfoldedWindows : IDisposable
{
    private readonly ConvGeometry g;
    private readonly int rows, frameDepth, frameHeight, frameWidth;
    private readonly Buffer memory;

    private UnfoldedWindows(
        Backend on, in ConvGeometry g, int rows, int channels, (int, int, int) frame, int places)
    {
        (this.g, this.rows, Channels) = (g, rows, channels);
        (frameDepth, frameHeight, frameWidth) = frame;
        Places = rows * places;
        memory = on.Allocate(4L * ((long)Places * g.Taps * channels));
    }

    internal int Places { get; }

    internal int Channels { get; }

    internal int Taps => g.Taps;

    /// <summary>Elements of the frames of all images.</summary>
    internal long FrameSize => (long)rows * frameDepth * frameHeight * frameWidth * Channels;

    /// <summary>The windows of a convolution over its input.</summary>
    internal static UnfoldedWindows OfInput(Backend on, in ConvGeometry g, BufferView x, double outside)
    {
        var windows = new UnfoldedWindows(
            on, g, x.Dims[0], g.InChannels, (g.Depth.Frame, g.Height.Frame, g.Width.Frame), g.OutPlaces);
        var map = windows.FromFrame();
        var toFrame = new StridedMap(map.Box, 0, map.TargetStrides, map.SourceStart, map.SourceStrides);
        windows.Lay(on, x, toFrame, outside, (g.StrideDepth, g.StrideHeight, g.StrideWidth),
            (g.OutDepth, g.OutHeight, g.OutWidth));
        return windows;
    }

    /// <summary>
    /// For each input pixel the window of the outputs it has a part in, taps backwards; outputs lie a stride apart.
    /// </summary>
    internal static UnfoldedWindows OfOutput(Backend on, in ConvGeometry g, BufferView dy)
    {
        WindowAxis d = Turned(g.Depth), h = Turned(g.Height), w = Turned(g.Width);
        var windows = new UnfoldedWindows(
            on, g, dy.Dims[0], g.OutChannels, (d.Frame, h.Frame, w.Frame), g.InPlaces);
        var (skipPlanes, planes) = Inside(d.Before, g.OutDepth, g.StrideDepth);
        var (skipRows, rows) = Inside(h.Before, g.OutHeight, g.StrideHeight);
        var (skipColumns, columns) = Inside(w.Before, g.OutWidth, g.StrideWidth);
        int c = g.OutChannels, pitch = w.Frame * c, plane = h.Frame * pitch;
        long start = (((long)skipPlanes * g.OutHeight) + skipRows) * g.OutWidth;
        var map = new StridedMap(
            [windows.rows, planes, rows, columns, c],
            (start + skipColumns) * c,
            [g.OutSize, g.OutHeight * g.OutWidth * c, g.OutWidth * c, c, 1],
            ((long)(d.Before + (skipPlanes * g.StrideDepth)) * plane)
                + ((long)(h.Before + (skipRows * g.StrideHeight)) * pitch)
                + ((long)(w.Before + (skipColumns * g.StrideWidth)) * c),
            [d.Frame * plane, g.StrideDepth * plane, g.StrideHeight * pitch, g.StrideWidth * c, 1]);
        windows.Lay(on, dy, map, 0, (1, 1, 1), (g.InDepth, g.InHeight, g.InWidth));
        return windows;
    }

    /// <summary>For each output pixel how many taps of its window lie inside the image.</summary>
    internal static float[] Counts(in ConvGeometry g)
    {
        float[] counts = new float[g.OutPlaces];
        int i = 0;
        for (int plane = 0; plane < g.OutDepth; plane++)
            for (int row = 0; row < g.OutHeight; row++)
                for (int column = 0; column < g.OutWidth; column++)
                    counts[i++] = g.Depth.Inside(plane) * g.Height.Inside(row) * g.Width.Inside(column);
        return counts;
    }

    internal BufferView As(Dims dims) => new(memory, 0, dims, DType.float32);

    /// <summary>From elements [rows, out places, channels] to where a tap finds them in the frame.</summary>
    internal StridedMap ToFrame(int tap)
    {
        int c = Channels, pitch = frameWidth * c, plane = frameHeight * pitch;
        int column = tap % g.FilterWidth, row = tap / g.FilterWidth % g.FilterHeight;
        long start = ((long)(tap / g.FilterWidth / g.FilterHeight) * g.DilationDepth * plane)
            + ((long)row * g.DilationHeight * pitch) + ((long)column * g.DilationWidth * c);
        return new(
            [rows, g.OutDepth, g.OutHeight, g.OutWidth, c],
            0, [g.OutSize, g.OutHeight * g.OutWidth * c, g.OutWidth * c, c, 1],
            start, [frameDepth * plane, g.StrideDepth * plane, g.StrideHeight * pitch, g.StrideWidth * c, 1]);
    }

    /// <summary>From the frame to the images of the input.</summary>
    internal StridedMap FromFrame()
    {
        int c = Channels, pitch = frameWidth * c, plane = frameHeight * pitch;
        return new(
            [rows, g.InDepth, g.InHeight, g.InWidth, c],
            ((long)g.PadFront * plane) + ((long)g.PadTop * pitch) + ((long)g.PadLeft * c),
            [frameDepth * plane, plane, pitch, c, 1],
            0, [g.InSize, g.InHeight * g.InWidth * c, g.InWidth * c, c, 1]);
    }

    public void Dispose() => memory.Dispose();

    private void Lay(
        Backend on, BufferView images, in StridedMap map, double outside, (int Plane, int Row, int Column) stride,
        (int Depth, int Height, int Width) count)
    {
        using var frames = on.Allocate(4 * FrameSize);
        var frame = new BufferView(frames, 0, [checked((int)FrameSize)], DType.float32);
        on.Fill(frame, outside);
        on.CopyStrided(images, map, frame);
        int c = Channels, pitch = frameWidth * c, plane = frameHeight * pitch, taps = Taps * c;
        Dims box = [rows, count.Depth, count.Height, count.Width, g.FilterDepth, g.FilterHeight, g.FilterWidth, c];
        Dims from = [frameDepth * plane, stride.Plane * plane, stride.Row * pitch, stride.Column * c,
            g.DilationDepth * plane, g.DilationHeight * pitch, g.DilationWidth * c, 1];
        int row = count.Width * taps, image = count.Height * row;
        Dims to = [count.Depth * image, image, row, taps, g.FilterHeight * g.FilterWidth * c, g.FilterWidth * c, c, 1];
        on.CopyStrided(frame, new(box, 0, from, 0, to), As([Places * taps]));
    }

    // Windows of an input pixel over outputs that lie a stride apart.
    private static WindowAxis Turned(in WindowAxis a) =>
        new(((a.Out - 1) * a.Stride) + 1, a.Filter, a.In, 1, a.Dilation, a.Span - a.Before);

    // Which of so many places, a stride apart, are not before 0.
    private static (int Skip, int Count) Inside(int first, int count, int stride)
    {
        int skip = first >= 0 ? 0 : (-first + stride - 1) / stride;
        return (skip, Math.Max(0, count - skip));
    }
}
