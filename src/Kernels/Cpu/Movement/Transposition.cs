using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Strata.Kernels.Cpu.Movement;

/// <summary>Transposes a matrix of float32, in blocks that stay in the first cache.</summary>
internal static unsafe class Transposition
{
    private const int Block = 64, Quad = 4;

    private static int Rows => Avx.IsSupported ? 2 * Quad : Sse.IsSupported || AdvSimd.Arm64.IsSupported ? Quad : 1;

    /// <summary>From dense [rows, columns] to dense [columns, rows].</summary>
    internal static void Run(float* from, int rows, int columns, float* to) =>
        Run(from, columns, rows, columns, to, rows);

    /// <summary>From [rows, columns] to [columns, rows], whose rows lie so many elements apart.</summary>
    internal static void Run(float* from, long fromStride, int rows, int columns, float* to, long toStride)
    {
        for (int j = 0; j < columns; j += Block)
        {
            int width = Math.Min(Block, columns - j), i = 0;
            float* target = to + (j * toStride);
            for (; i <= rows - Rows; i += Rows)
                Strip(from + (i * fromStride) + j, fromStride, width, target + i, toStride);
            for (; i < rows; i++) Row(from + (i * fromStride) + j, 0, width, target + i, toStride);
        }
    }

    // A few rows, four columns at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strip(float* from, long stride, int columns, float* to, long toStride)
    {
        int j = 0;
        if (Avx.IsSupported)
        {
            for (; j <= columns - Quad; j += Quad) Eight(from + j, stride, to + (j * toStride), toStride);
        }
        else if (Rows == Quad)
        {
            for (; j <= columns - Quad; j += Quad) Four(from + j, stride, to + (j * toStride), toStride);
        }

        for (int i = 0; i < Rows; i++) Row(from + (i * stride), j, columns, to + i, toStride);
    }

    private static void Row(float* from, int first, int end, float* to, long toStride)
    {
        for (int j = first; j < end; j++) to[j * toStride] = from[j];
    }

    // Each half of a register is a quad: four rows, and the four below.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* from, long stride, float* to, long toStride)
    {
        float* below = from + (4 * stride);
        var a = Vector256.Create(Vector128.Load(from), Vector128.Load(below));
        var b = Vector256.Create(Vector128.Load(from + stride), Vector128.Load(below + stride));
        var c = Vector256.Create(Vector128.Load(from + (2 * stride)), Vector128.Load(below + (2 * stride)));
        var d = Vector256.Create(Vector128.Load(from + (3 * stride)), Vector128.Load(below + (3 * stride)));
        Vector256<float> ac = Avx.UnpackLow(a, c), bd = Avx.UnpackLow(b, d);
        Avx.UnpackLow(ac, bd).Store(to);
        Avx.UnpackHigh(ac, bd).Store(to + toStride);
        (ac, bd) = (Avx.UnpackHigh(a, c), Avx.UnpackHigh(b, d));
        Avx.UnpackLow(ac, bd).Store(to + (2 * toStride));
        Avx.UnpackHigh(ac, bd).Store(to + (3 * toStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* from, long stride, float* to, long toStride)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + stride);
        Vector128<float> c = Vector128.Load(from + (2 * stride)), d = Vector128.Load(from + (3 * stride));
        Vector128<float> ac = Low(a, c), bd = Low(b, d);
        Low(ac, bd).Store(to);
        High(ac, bd).Store(to + toStride);
        (ac, bd) = (High(a, c), High(b, d));
        Low(ac, bd).Store(to + (2 * toStride));
        High(ac, bd).Store(to + (3 * toStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
