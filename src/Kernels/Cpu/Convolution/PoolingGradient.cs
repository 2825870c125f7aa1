using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// The gradient of pooling's input: windows in order, each adds to the pixels under it. A NaN counts as the largest.
/// </summary>
internal static unsafe class PoolingGradient
{
    private const int Lanes = 16;

    internal static void Run(PoolKind kind, in ConvGeometry g, int rows, float* dy, float* x, float* dx, Finish finish)
    {
        int channels = g.InChannels;
        long image = (long)g.InHeight * g.InWidth * channels;
        for (int row = 0; row < rows; row++, x += image, dx += image)
        {
            new Span<float>(dx, checked((int)image)).Clear();
            for (int i = 0; i < g.OutHeight; i++)
            {
                for (int j = 0; j < g.OutWidth; j++, dy += channels)
                {
                    var window = new PoolWindow(g, i, j);
                    if (kind == PoolKind.Average) Spread(window, dy, dx, channels);
                    else ToLargest(window, dy, x, dx, channels);
                }
            }

            finish.Run(row * image, image);
        }
    }

    private static void ToLargest(in PoolWindow window, float* dy, float* x, float* dx, int channels)
    {
        int c = 0;
        for (; c <= channels - Lanes; c += Lanes)
        {
            var largest = Largest(window, x + c);
            var flow = Vector512.Load(dy + c);
            for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
            {
                for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
                {
                    float* to = dx + window.Place(i, j) + c;
                    var isLargest = Vector512.Equals(largest, Vector512.Create(window.Place(i, j))).AsSingle();
                    (Vector512.Load(to) + (flow & isLargest)).Store(to);
                }
            }
        }

        for (; c < channels; c++)
        {
            int place = LargestOfOne(window, x + c);
            if (place >= 0) dx[place + c] += dy[c];
        }
    }

    private static Vector512<int> Largest(in PoolWindow window, float* x)
    {
        var places = Vector512.Create(-1);
        var best = Vector512.Create(float.NegativeInfinity);
        for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
        {
            for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
            {
                int place = window.Place(i, j);
                var value = Vector512.Load(x + place);
                var isFirst = Vector512.Equals(places, Vector512.Create(-1)).AsSingle();
                var isNewNaN = Vector512.AndNot(Vector512.Equals(best, best), Vector512.Equals(value, value));
                var isBetter = isFirst | Vector512.GreaterThan(value, best) | isNewNaN;
                best = Vector512.ConditionalSelect(isBetter, value, best);
                places = Vector512.ConditionalSelect(isBetter.AsInt32(), Vector512.Create(place), places);
            }
        }

        return places;
    }

    private static int LargestOfOne(in PoolWindow window, float* x)
    {
        int best = -1;
        for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
        {
            for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
            {
                int at = window.Place(i, j);
                if (best < 0 || x[at] > x[best] || (float.IsNaN(x[at]) && !float.IsNaN(x[best]))) best = at;
            }
        }

        return best;
    }

    private static void Spread(in PoolWindow window, float* dy, float* dx, int channels)
    {
        float count = window.Count;
        for (int i = window.FirstRow; i < window.EndRow; i += window.RowStep)
        {
            for (int j = window.FirstColumn; j < window.EndColumn; j += window.ColumnStep)
            {
                float* to = dx + window.Place(i, j);
                int c = 0;
                for (; c <= channels - Lanes; c += Lanes)
                    (Vector512.Load(to + c) + (Vector512.Load(dy + c) / Vector512.Create(count))).Store(to + c);
                for (; c < channels; c++) to[c] += dy[c] / count;
            }
        }
    }
}
