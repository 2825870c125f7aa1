using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Products of matrices.</summary>
internal static unsafe class MatrixProduct
{
    /// <summary>Packing takes longer than it saves up to so many rows; the additions are the same either way.</summary>
    private const int FewRows = 24;

    internal static void Run(in BufferView a, in BufferView b, bool transposeB, in BufferView y, Finish finish)
    {
        int batch = a.Dims[0], m = a.Dims[1], k = a.Dims[2], n = y.Dims[2];
        bool shared = b.Dims[0] == 1, inPlace = !transposeB && m <= FewRows;
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(n) * k);
        int* terms = (int*)Scratch.Images.Take(4L * k);
        for (int l = 0; l < k; l++) terms[l] = l;
        for (int i = 0; i < batch; i++)
        {
            float* right = b.Floats() + (shared ? 0 : (long)i * k * n);
            if (i == 0 || !shared)
            {
                if (inPlace) Panels.PackLast(right, k, n, panels);
                else if (transposeB) Panels.PackTransposed(right, k, n, k, panels);
                else Panels.Pack(right, k, n, n, panels);
            }

            long at = (long)i * m;
            float* left = a.Floats() + (at * k), dense = inPlace ? right : null;
            IndirectProduct.Run(left, null, k, terms, panels, dense, y.Floats() + (at * n), m, k, n);
            finish.Run(at * n, (long)m * n);
        }
    }
}
