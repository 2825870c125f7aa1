namespace Strata.Kernels.Cpu.Convolution.Depthwise;

/// <summary>
/// Between channels that stand in turn for each of some multiples, [rows, channels, multiples], and planes of one
/// multiple each, [multiples, rows, channels].
/// </summary>
internal static unsafe class Interleaving
{
    internal static void ToPlanes(float* from, int rows, int channels, int multiples, float* to)
    {
        for (int q = 0; q < multiples; q++)
            for (int i = 0; i < rows * channels; i++) *to++ = from[((long)i * multiples) + q];
    }

    internal static void FromPlanes(float* from, int rows, int channels, int multiples, float* to)
    {
        for (int q = 0; q < multiples; q++)
            for (int i = 0; i < rows * channels; i++) to[((long)i * multiples) + q] = *from++;
    }
}
