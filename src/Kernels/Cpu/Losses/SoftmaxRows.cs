using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Functions;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Simd;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Losses;

/// <summary>The softmax of rows, or its logarithm; a short row stays in a register.</summary>
internal unsafe struct SoftmaxRows : IRows
{
    private const int Lanes = 16, Cost = 16;
    private float* x, y;
    private int n;
    private bool logarithm;

    internal static void Run(bool logarithm, float* x, float* y, int rows, int n) => RowWork<SoftmaxRows>.Run(
        new() { x = x, y = y, n = n, logarithm = logarithm }, rows, (long)n * Cost);

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        for (long row = first; row < end; row++)
        {
            float* from = x + (row * n), to = y + (row * n);
            if (n <= Lanes) Short(from, to);
            else Long(from, to);
        }
    }

    private readonly void Short(float* from, float* to)
    {
        var row = RowEnd.Load(from, n, Vector512.Create(float.NegativeInfinity));
        var shifted = RowEnd.Keep(row - Vector512.Create(LaneFold.Of<FloatVectors.Maximum>(row)), n);
        var e = RowEnd.Keep(FloatFunctions.Exp.Of(shifted), n);
        var sum = Sum(e);
        RowEnd.Store(logarithm ? shifted - sum : e / sum, to, n);
    }

    private readonly void Long(float* from, float* to)
    {
        var top = Vector512.Create(Largest(from));
        var sum = Vector512<float>.Zero;
        for (int i = 0; i < n; i += Lanes)
        {
            var shifted = RowEnd.Load(from + i, n - i, top) - top;
            var e = FloatFunctions.Exp.Of(shifted);
            RowEnd.Store(logarithm ? shifted : e, to + i, n - i);
            sum += RowEnd.Keep(e, n - i);
        }

        sum = Sum(sum);
        for (int i = 0; i < n; i += Lanes)
        {
            var value = RowEnd.Load(to + i, n - i, Vector512<float>.Zero);
            RowEnd.Store(logarithm ? value - sum : value / sum, to + i, n - i);
        }
    }

    private readonly float Largest(float* row)
    {
        var filler = Vector512.Create(float.NegativeInfinity);
        var largest = filler;
        for (int i = 0; i < n; i += Lanes) largest = Vector512.Max(largest, RowEnd.Load(row + i, n - i, filler));
        return LaneFold.Of<FloatVectors.Maximum>(largest);
    }

    // The sum, or its logarithm, in all lanes.
    private readonly Vector512<float> Sum(Vector512<float> lanes)
    {
        var sum = Vector512.Create(LaneFold.Of<FloatVectors.Add>(lanes));
        return logarithm ? FloatFunctions.Log.Of(sum) : sum;
    }
}
