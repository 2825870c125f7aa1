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
        int end = g.InChannels - (g.InChannels % V.Count);
        Add<V>(tap, from, flow, sum, 0, end);
        return end;
    }

    private readonly void Add<V>(int tap, float* from, float* flow, float* sum, int first, int end)
        where V : struct, ILanes<V>
    {
        int channels = g.InChannels, a = tap / g.FilterWidth / g.FilterHeight, b = tap / g.FilterWidth % g.FilterHeight;
        int d = tap % g.FilterWidth;
        for (int c = first; c < end; c += V.Count)
        {
            V total = V.Load(sum + c);
            for (int z = 0; z < g.OutDepth; z++)
            {
                int plane = g.Depth.PlaceOf(z, a);
                if (plane < 0) continue;
                for (int i = 0; i < g.OutHeight; i++)
                {
                    int row = g.Height.PlaceOf(i, b);
                    if (row < 0) continue;
                    float* left = from + ((((long)plane * g.InHeight) + row) * g.InWidth * channels) + c;
                    float* right = flow + ((((long)z * g.OutHeight) + i) * g.OutWidth * channels) + c;
                    for (int j = 0; j < g.OutWidth; j++)
                    {
                        int column = g.Width.PlaceOf(j, d);
                        if (column < 0) continue;
                        total = V.MultiplyAdd(
                            V.Load(left + ((long)column * channels)), V.Load(right + ((long)j * channels)), total);
                    }
                }
            }

            V.Store(total, sum + c);
        }
    }
}
