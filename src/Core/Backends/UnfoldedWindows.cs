using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// All windows over a batch of images side by side, [rows, height, width, taps, channels]: the images laid into frames
/// that no window leaves, then one strided copy.
/// </summary>
internal sealed class UnfoldedWindows : IDisposable
{
    private readonly ConvGeometry g;
    private readonly int rows, frameHeight, frameWidth;
    private readonly Buffer memory;

    private UnfoldedWindows(Backend on, in ConvGeometry g, int rows, int channels, (int, int) frame, (int, int) count)
    {
        (this.g, this.rows, Channels) = (g, rows, channels);
        (frameHeight, frameWidth) = frame;
        Places = rows * count.Item1 * count.Item2;
        memory = on.Allocate(4L * ((long)Places * Taps * channels));
    }

    internal int Places { get; }

    internal int Channels { get; }

    internal int Taps => g.FilterHeight * g.FilterWidth;

    /// <summary>Elements of the frames of all images.</summary>
    internal long FrameSize => (long)rows * frameHeight * frameWidth * Channels;

    /// <summary>The windows of a convolution over its input.</summary>
    internal static UnfoldedWindows OfInput(Backend on, in ConvGeometry g, BufferView x, double outside)
    {
        int height =
            Math.Max(g.InHeight + g.PadTop, Reach(g.OutHeight, g.StrideHeight, g.FilterHeight, g.DilationHeight));
        int width = Math.Max(g.InWidth + g.PadLeft, Reach(g.OutWidth, g.StrideWidth, g.FilterWidth, g.DilationWidth));
        var windows = new UnfoldedWindows(on, g, x.Dims[0], g.InChannels, (height, width), (g.OutHeight, g.OutWidth));
        var map = windows.FromFrame();
        var toFrame = new StridedMap(map.Box, 0, map.TargetStrides, map.SourceStart, map.SourceStrides);
        windows.Lay(on, x, toFrame, outside, (g.StrideHeight, g.StrideWidth), (g.OutHeight, g.OutWidth));
        return windows;
    }

    /// <summary>
    /// For each input pixel the window of the outputs it has a part in, taps backwards; outputs lie a stride apart.
    /// </summary>
    internal static UnfoldedWindows OfOutput(Backend on, in ConvGeometry g, BufferView dy)
    {
        int top = ((g.FilterHeight - 1) * g.DilationHeight) - g.PadTop;
        int left = ((g.FilterWidth - 1) * g.DilationWidth) - g.PadLeft;
        int height = Math.Max(
            top + Reach(g.OutHeight, g.StrideHeight, 1, 1), Reach(g.InHeight, 1, g.FilterHeight, g.DilationHeight));
        int width = Math.Max(
            left + Reach(g.OutWidth, g.StrideWidth, 1, 1), Reach(g.InWidth, 1, g.FilterWidth, g.DilationWidth));
        var windows = new UnfoldedWindows(on, g, dy.Dims[0], g.OutChannels, (height, width), (g.InHeight, g.InWidth));
        var (skipRows, rows) = Inside(top, g.OutHeight, g.StrideHeight);
        var (skipColumns, columns) = Inside(left, g.OutWidth, g.StrideWidth);
        int c = g.OutChannels, pitch = width * c;
        var map = new StridedMap(
            [windows.rows, rows, columns, c],
            ((long)skipRows * g.OutWidth * c) + ((long)skipColumns * c),
            [g.OutHeight * g.OutWidth * c, g.OutWidth * c, c, 1],
            ((long)(top + (skipRows * g.StrideHeight)) * pitch) + ((long)(left + (skipColumns * g.StrideWidth)) * c),
            [height * pitch, g.StrideHeight * pitch, g.StrideWidth * c, 1]);
        windows.Lay(on, dy, map, 0, (1, 1), (g.InHeight, g.InWidth));
        return windows;
    }

    /// <summary>For each output pixel how many taps of its window lie inside the image.</summary>
    internal static float[] Counts(in ConvGeometry g)
    {
        float[] counts = new float[g.OutHeight * g.OutWidth];
        for (int i = 0; i < counts.Length; i++)
        {
            int rows = Inside(i / g.OutWidth, g.StrideHeight, g.PadTop, g.FilterHeight, g.DilationHeight, g.InHeight);
            counts[i] =
                rows * Inside(i % g.OutWidth, g.StrideWidth, g.PadLeft, g.FilterWidth, g.DilationWidth, g.InWidth);
        }

        return counts;
    }

    internal BufferView As(Dims dims) => new(memory, 0, dims, DType.float32);

    /// <summary>From elements [rows, out height, out width, channels] to where a tap finds them in the frame.</summary>
    internal StridedMap ToFrame(int tap)
    {
        int c = Channels, pitch = frameWidth * c;
        long start = ((long)(tap / g.FilterWidth) * g.DilationHeight * pitch) +
            ((long)(tap % g.FilterWidth) * g.DilationWidth * c);
        return new(
            [rows, g.OutHeight, g.OutWidth, c],
            0, [g.OutHeight * g.OutWidth * c, g.OutWidth * c, c, 1],
            start, [frameHeight * pitch, g.StrideHeight * pitch, g.StrideWidth * c, 1]);
    }

    /// <summary>From the frame to the images of the input.</summary>
    internal StridedMap FromFrame()
    {
        int c = Channels, pitch = frameWidth * c;
        return new(
            [rows, g.InHeight, g.InWidth, c],
            ((long)g.PadTop * pitch) + ((long)g.PadLeft * c), [frameHeight * pitch, pitch, c, 1],
            0, [g.InHeight * g.InWidth * c, g.InWidth * c, c, 1]);
    }

    public void Dispose() => memory.Dispose();

    private void Lay(
        Backend on, BufferView images, in StridedMap map, double outside, (int Row, int Column) stride,
        (int, int) count)
    {
        using var frames = on.Allocate(4 * FrameSize);
        var frame = new BufferView(frames, 0, [checked((int)FrameSize)], DType.float32);
        on.Fill(frame, outside);
        on.CopyStrided(images, map, frame);
        int c = Channels, pitch = frameWidth * c, taps = Taps * c;
        Dims box = [rows, count.Item1, count.Item2, g.FilterHeight, g.FilterWidth, c];
        Dims from = [frameHeight * pitch, stride.Row * pitch, stride.Column * c, g.DilationHeight * pitch,
            g.DilationWidth * c, 1];
        Dims to = [count.Item1 * count.Item2 * taps, count.Item2 * taps, taps, g.FilterWidth * c, c, 1];
        on.CopyStrided(frame, new(box, 0, from, 0, to), As([Places * taps]));
    }

    // Which of so many places, a stride apart, are not before 0.
    private static (int Skip, int Count) Inside(int first, int count, int stride)
    {
        int skip = first >= 0 ? 0 : (-first + stride - 1) / stride;
        return (skip, Math.Max(0, count - skip));
    }

    private static int Inside(int place, int stride, int before, int window, int dilation, int length)
    {
        int count = 0;
        for (int tap = 0; tap < window; tap++)
            count += (uint)((place * stride) + (tap * dilation) - before) < (uint)length ? 1 : 0;
        return count;
    }

    private static int Reach(int count, int stride, int window, int dilation) =>
        ((count - 1) * stride) + ((window - 1) * dilation) + 1;
}
