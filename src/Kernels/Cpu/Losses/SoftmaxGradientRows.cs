using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Functions;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Simd;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Losses;

/// <summary>The gradient of a softmax of rows, or of its logarithm.</summary>
internal unsafe struct SoftmaxGradientRows : IRows
{
    private const int Lanes = 16, Cost = 4;
    private float* dy, y, dx;
    private int n;
    private bool logarithm;

    internal static void Run(bool logarithm, float* dy, float* y, float* dx, int rows, int n) =>
        RowWork<SoftmaxGradientRows>.Run(
            new() { dy = dy, y = y, dx = dx, n = n, logarithm = logarithm }, rows,
            (long)n * (logarithm ? 4 * Cost : Cost));

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        var zero = Vector512<float>.Zero;
        for (long row = first; row < end; row++)
        {
            float* flow = dy + (row * n), value = y + (row * n), to = dx + (row * n);
            var sum = zero;
            for (int i = 0; i < n; i += Lanes)
            {
                var d = RowEnd.Load(flow + i, n - i, zero);
                sum += logarithm ? d : d * RowEnd.Load(value + i, n - i, zero);
            }

            var all = Vector512.Create(LaneFold.Of<FloatVectors.Add>(sum));
            for (int i = 0; i < n; i += Lanes)
            {
                Vector512<float> d = RowEnd.Load(flow + i, n - i, zero), v = RowEnd.Load(value + i, n - i, zero);
                var slope = logarithm ? d - (FloatFunctions.Exp.Of(v) * all) : v * (d - all);
                RowEnd.Store(slope, to + i, n - i);
            }
        }
    }
}
