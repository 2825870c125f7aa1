using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Products of matrices.</summary>
internal static unsafe class MatrixProduct
{
    internal static void Run(in BufferView a, in BufferView b, bool transposeB, in BufferView y)
    {
        int batch = a.Dims[0], m = a.Dims[1], k = a.Dims[2], n = y.Dims[2];
        long step = b.Dims[0] == 1 ? 0 : (long)k * n;
        for (int i = 0; i < batch; i++)
        {
            float* right = b.Floats() + (i * step);
            if (transposeB && (i == 0 || step > 0)) right = Transpose(right, k, n);
            else if (transposeB) right = (float*)Scratch.Panels.Take(0);
            Multiply(a.Floats() + ((long)i * m * k), right, y.Floats() + ((long)i * m * n), m, k, n);
        }
    }

    private static float* Transpose(float* b, int k, int n)
    {
        float* result = (float*)Scratch.Panels.Take(4L * k * n);
        for (int j = 0; j < n; j++)
            for (int l = 0; l < k; l++) result[((long)l * n) + j] = b[((long)j * k) + l];
        return result;
    }

    private static void Multiply(float* a, float* b, float* y, int m, int k, int n)
    {
        for (int i = 0; i < m; i++, a += k, y += n)
        {
            new Span<float>(y, n).Clear();
            for (int l = 0; l < k; l++) MultiplyAdd(a[l], b + ((long)l * n), y, n);
        }
    }

    /// <summary>y += a · x, each a fused multiply-add.</summary>
    internal static void MultiplyAdd(float a, float* x, float* y, int n)
    {
        int j = 0;
        var factor = Vector512.Create(a);
        for (; j <= n - 16; j += 16)
            Vector512.FusedMultiplyAdd(factor, Vector512.Load(x + j), Vector512.Load(y + j)).Store(y + j);
        for (; j < n; j++) y[j] = MathF.FusedMultiplyAdd(a, x[j], y[j]);
    }
}
