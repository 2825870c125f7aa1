using System.Runtime.Intrinsics;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// A right operand [k, n] packed in panels of columns, each [k, width], one after the other, filled up with zeros.
/// </summary>
internal static unsafe class Panels
{
    private const int Run = 16;

    /// <summary>Elements of a row over all panels.</summary>
    internal static int PackedWidth(int n)
    {
        int column = 0;
        while (column < n) column += Tiles.WidthAt(column, n);
        return column;
    }

    /// <summary>Packs rows of n elements that lie <paramref name="stride"/> apart.</summary>
    internal static void Pack(float* b, int k, int n, long stride, float* to)
    {
        for (int column = 0; column < n; column += Tiles.WidthAt(column, n))
        {
            int width = Tiles.WidthAt(column, n), real = Math.Min(width, n - column);
            for (int i = 0; i < k; i++, to += width)
            {
                float* from = b + (i * stride) + column;
                int j = 0;
                for (; j <= real - Run; j += Run) Vector512.Load(from + j).Store(to + j);
                for (; j < real; j++) to[j] = from[j];
                for (; j < width; j++) to[j] = 0;
            }
        }
    }

    /// <summary>Packs a dense right operand's last panel, if not full, where it stands among all.</summary>
    internal static void PackLast(float* b, int k, int n, float* to)
    {
        int column = 0;
        while (n - column >= Tiles.WidthAt(column, n)) column += Tiles.WidthAt(column, n);
        if (column < n) Pack(b + column, k, n - column, n, to + ((long)column * k));
    }

    /// <summary>Packs the transpose of [n, k].</summary>
    internal static void PackTransposed(float* b, int k, int n, long stride, float* to)
    {
        for (int column = 0; column < n; column += Tiles.WidthAt(column, n))
        {
            int width = Tiles.WidthAt(column, n), real = Math.Min(width, n - column);
            for (int j = 0; j < width; j += Run)
            {
                int count = Math.Clamp(real - j, 0, Run);
                PackBlock(b + ((column + j) * stride), k, count, stride, to + j, width);
            }

            to += (long)k * width;
        }
    }

    private static void PackBlock(float* b, int k, int count, long stride, float* to, int width)
    {
        float* rows = stackalloc float[Run * Run];
        for (int i = 0; i < k; i += Run)
        {
            int depth = Math.Min(Run, k - i);
            new Span<float>(rows, Run * Run).Clear();
            for (int j = 0; j < count; j++)
                for (int d = 0; d < depth; d++) rows[(d * Run) + j] = b[(j * stride) + i + d];
            for (int d = 0; d < depth; d++) Vector512.Load(rows + (d * Run)).Store(to + ((long)(i + d) * width));
        }
    }
}
