using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Movement;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// A right operand [k, n] packed in panels of columns, each [k, width], one after the other, filled up with zeros.
/// </summary>
internal static unsafe class Panels
{
    private const int Lanes = 16, NearElements = 1 << 18;

    /// <summary>
    /// Whether so many rows, a stride apart, do not displace one another in the second cache: a panel of them may be
    /// read where it stands.
    /// </summary>
    internal static bool StayNear(int rows, int stride) => (long)rows * stride <= NearElements;

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
        int width;
        for (int column = 0; column < n; column += width, to += (long)k * width)
        {
            width = Tiles.WidthAt(column, n);
            PackPanel(b + column, k, Math.Min(width, n - column), stride, to, width);
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
        int width;
        for (int column = 0; column < n; column += width, to += (long)k * width)
        {
            width = Tiles.WidthAt(column, n);
            PackPanelTransposed(b + (column * stride), k, Math.Min(width, n - column), stride, to, width);
        }
    }

    /// <summary>Packs one panel of so many real columns.</summary>
    internal static void PackPanel(float* b, int k, int columns, long stride, float* to, int width)
    {
        int whole = columns / Lanes * Lanes;
        for (int i = 0; i < k; i++, b += stride, to += width)
        {
            for (int j = 0; j < whole; j += Lanes) Vector512.Load(b + j).Store(to + j);
            if (whole < columns) RowEnd.Load(b + whole, columns - whole, default).Store(to + whole);
        }
    }

    /// <summary>Packs one panel of so many real columns, which are rows of <paramref name="b"/>.</summary>
    internal static void PackPanelTransposed(float* b, int k, int columns, long stride, float* to, int width)
    {
        if (columns < width)
            for (int i = 0; i < k; i++) new Span<float>(to + ((long)i * width) + columns, width - columns).Clear();
        Transposition.Run(b, stride, columns, k, to, width);
    }
}
