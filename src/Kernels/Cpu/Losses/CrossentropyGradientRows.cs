using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Simd;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Losses;

/// <summary>The gradient of crossentropies by the outputs.</summary>
internal unsafe struct CrossentropyGradientRows : IRows
{
    private const int Lanes = 16, Cost = 8;
    private float* dy, targets, p, dp;
    private int n;
    private bool sparse;
    private Share share;

    internal static void Run(
        bool sparse, float epsilon, float* dy, float* targets, float* p, float* dp, int rows, int n) =>
        RowWork<CrossentropyGradientRows>.Run(
            new() { dy = dy, targets = targets, p = p, dp = dp, n = n, sparse = sparse, share = new(epsilon) },
            rows, (long)n * Cost);

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            float* from = p + ((long)row * n), to = dp + ((long)row * n);
            if (sparse) ByClass(dy[row], targets[row], from, to);
            else ByRow(dy[row], targets + ((long)row * n), from, to);
        }
    }

    private readonly void ByClass(float flow, float target, float* row, float* to)
    {
        float sum = share.Sum(row, n, true), slope = 0, mean = 0;
        int place = Share.Class(target, n);
        float own = place < 0 ? 0 : row[place];
        if (place >= 0)
        {
            float q = share.Clip(own) / sum;
            slope = q == share.Clip(q) ? 1 / q : 0;
            mean = slope * q;
        }

        var others = Vector512.Create(flow * (mean / sum));
        for (int i = 0; i < n; i += Lanes)
        {
            var x = RowEnd.Load(row + i, n - i, Vector512<float>.Zero);
            RowEnd.Store(Vector512.Equals(x, share.Clip(x)) & others, to + i, n - i);
        }

        if (place >= 0) to[place] = own == share.Clip(own) ? flow * ((mean - slope) / sum) : 0;
    }

    private readonly void ByRow(float flow, float* target, float* row, float* to)
    {
        Vector512<float> sum = Vector512.Create(share.Sum(row, n, false)), mean = Vector512<float>.Zero;
        for (int i = 0; i < n; i += Lanes)
        {
            var q = RowEnd.Load(row + i, n - i, Vector512<float>.Zero) / sum;
            mean += RowEnd.Keep(Slope(target + i, q, n - i) * q, n - i);
        }

        mean = Vector512.Create(LaneFold.Of<FloatVectors.Add>(mean));
        for (int i = 0; i < n; i += Lanes)
        {
            var q = RowEnd.Load(row + i, n - i, Vector512<float>.Zero) / sum;
            var slope = Vector512.Create(flow) * ((mean - Slope(target + i, q, n - i)) / sum);
            RowEnd.Store(slope, to + i, n - i);
        }
    }

    private readonly Vector512<float> Slope(float* target, Vector512<float> q, int left) =>
        Vector512.Equals(q, share.Clip(q)) & (RowEnd.Load(target, left, Vector512<float>.Zero) / q);
}
