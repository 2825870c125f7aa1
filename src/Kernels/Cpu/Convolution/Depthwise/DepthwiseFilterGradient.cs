using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Convolution.Depthwise;

/// <summary>
/// The gradient of a depthwise filter: tap by tap, within a leaf over images and their output pixels in order.
/// </summary>
internal unsafe struct DepthwiseFilterGradient : ILeafKernel
{
    private readonly ConvGeometry g;
    private readonly int multiples;
    private readonly float* x, dy;

    private DepthwiseFilterGradient(in ConvGeometry g, float* x, float* dy)
    {
        (this.g, multiples) = (g, g.OutChannels / g.InChannels);
        this.x = x;
        this.dy = dy;
    }

    internal static void Run(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes) =>
        LeafWork<DepthwiseFilterGradient>.Run(
            new(g, x, dy), tree, g.FilterSize, (long)g.OutSize * g.Taps, g.Taps, nodes);

    /// <inheritdoc/>
    public readonly void Run(int first, int end, int block, int blocks, float* sum)
    {
        int firstTap = g.Taps * block / blocks, endTap = g.Taps * (block + 1) / blocks;
        int size = g.Taps * g.InChannels, taps = endTap - firstTap;
        float* image = (float*)Scratch.Images.Take(4L * (g.OutSize + (size * multiples))), planes = sum;
        if (multiples > 1) planes = image + g.OutSize;
        for (int q = 0; q < multiples; q++)
            new Span<float>(planes + (q * size) + (firstTap * g.InChannels), taps * g.InChannels).Clear();
        for (int row = first; row < end; row++)
        {
            float* from = x + ((long)row * g.InSize), flow = dy + ((long)row * g.OutSize);
            if (multiples > 1)
            {
                Interleaving.ToPlanes(flow, g.OutPlaces, g.InChannels, multiples, image);
                flow = image;
            }

            for (int q = 0; q < multiples; q++)
                for (int tap = firstTap; tap < endTap; tap++)
                    Tap(tap, from, flow + (q * g.OutPlaces * g.InChannels), planes + (q * size) + (tap * g.InChannels));
        }

        if (multiples == 1) return;
        for (int q = 0; q < multiples; q++)
            for (int i = firstTap * g.InChannels; i < endTap * g.InChannels; i++)
                sum[((long)i * multiples) + q] = planes[(q * size) + i];
    }

    private readonly void Tap(int tap, float* from, float* flow, float* sum)
    {
        int c = Vector512.IsHardwareAccelerated ? Vectors<Lanes512>(tap, from, flow, sum)
            : Vector256.IsHardwareAccelerated ? Vectors<Lanes256>(tap, from, flow, sum)
            : Vectors<Lanes128>(tap, from, flow, sum);
        if (c < g.InChannels) Add<Lanes1>(tap, from, flow, sum, c, g.InChannels);
    }

    private readonly int Vectors<V>(int tap, float* from, float* flow, float* sum)
        where V : struct, ILanes<V>
    {
        int four = g.InChannels - (g.InChannels % (4 * V.Count)), one = g.InChannels - (g.InChannels % V.Count);
        AddFour<V>(tap, from, flow, sum, four);
        Add<V>(tap, from, flow, sum, four, one);
        return one;
    }

    private readonly void AddFour<V>(int tap, float* from, float* flow, float* sum, int end)
        where V : struct, ILanes<V>
    {
        nint channels = g.InChannels, step = g.Width.Stride * channels;
        for (int c = 0; c < end; c += 4 * V.Count)
        {
            V s0 = V.Load(sum + c), s1 = V.Load(sum + c + V.Count), s2 = V.Load(sum + c + (2 * V.Count)),
                s3 = V.Load(sum + c + (3 * V.Count));
            for (int line = 0; line < g.OutDepth * g.OutHeight; line++)
            {
                int count = Line(tap, line, from + c, flow + c, out float* left, out float* right);
                for (; count > 0; count--, left += step, right += channels)
                    ChannelSums.Add(left, right, ref s0, ref s1, ref s2, ref s3);
            }

            V.Store(s0, sum + c);
            V.Store(s1, sum + c + V.Count);
            V.Store(s2, sum + c + (2 * V.Count));
            V.Store(s3, sum + c + (3 * V.Count));
        }
    }

    private readonly void Add<V>(int tap, float* from, float* flow, float* sum, int first, int end)
        where V : struct, ILanes<V>
    {
        nint channels = g.InChannels, step = g.Width.Stride * channels;
        for (int c = first; c < end; c += V.Count)
        {
            V total = V.Load(sum + c);
            for (int line = 0; line < g.OutDepth * g.OutHeight; line++)
            {
                int count = Line(tap, line, from + c, flow + c, out float* left, out float* right);
                for (; count > 0; count--, left += step, right += channels)
                    V.AddProduct(V.Load(left), V.Load(right), ref total);
            }

            V.Store(total, sum + c);
        }
    }

    // How many windows of a line have the tap inside the image, and the first ones' places.
    private readonly int Line(int tap, int line, float* from, float* flow, out float* left, out float* right)
    {
        left = right = null;
        int a = tap / g.FilterWidth / g.FilterHeight, b = tap / g.FilterWidth % g.FilterHeight, d = tap % g.FilterWidth;
        int plane = g.Depth.PlaceOf(line / g.OutHeight, a), row = g.Height.PlaceOf(line % g.OutHeight, b);
        if ((plane | row) < 0) return 0;
        int first = 0, end = g.OutWidth;
        while (first < end && g.Width.PlaceOf(first, d) < 0) first++;
        while (end > first && g.Width.PlaceOf(end - 1, d) < 0) end--;
        if (first == end) return 0;
        long place = (((long)plane * g.InHeight) + row) * g.InWidth;
        left = from + ((place + g.Width.PlaceOf(first, d)) * g.InChannels);
        right = flow + ((((long)line * g.OutWidth) + first) * g.InChannels);
        return end - first;
    }
}
