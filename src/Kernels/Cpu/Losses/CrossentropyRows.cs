using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Functions;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Simd;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Losses;

/// <summary>Crossentropies of rows of probabilities, by rows of targets or by class numbers.</summary>
internal unsafe struct CrossentropyRows : IRows
{
    private const int Lanes = 16, SparseCost = 2, Cost = 20;
    private float* targets, p, losses;
    private int n;
    private bool sparse;
    private Share share;

    internal static void Run(bool sparse, float epsilon, float* targets, float* p, float* losses, int rows, int n) =>
        RowWork<CrossentropyRows>.Run(
            new() { targets = targets, p = p, losses = losses, n = n, sparse = sparse, share = new(epsilon) },
            rows, (long)n * (sparse ? SparseCost : Cost));

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            float* from = p + ((long)row * n);
            losses[row] = sparse ? OfClass(targets[row], from) : OfRow(targets + ((long)row * n), from);
        }

        for (int i = first; sparse && i < end; i += Lanes)
        {
            var value = RowEnd.Load(losses + i, end - i, Vector512<float>.One);
            RowEnd.Store(-FloatFunctions.Log.Of(value), losses + i, end - i);
        }
    }

    // What the logarithm is to be taken of.
    private readonly float OfClass(float target, float* row)
    {
        int place = Share.Class(target, n);
        return place < 0 ? 1 : share.Clip(share.Clip(row[place]) / share.Sum(row, n, true));
    }

    private readonly float OfRow(float* target, float* row)
    {
        Vector512<float> all = Vector512.Create(share.Sum(row, n, false)), sum = Vector512<float>.Zero;
        for (int i = 0; i < n; i += Lanes)
        {
            var part = share.Clip(RowEnd.Load(row + i, n - i, Vector512<float>.Zero) / all);
            var weight = RowEnd.Load(target + i, n - i, Vector512<float>.Zero);
            sum += RowEnd.Keep(weight * FloatFunctions.Log.Of(part), n - i);
        }

        return -LaneFold.Of<FloatVectors.Add>(sum);
    }
}
