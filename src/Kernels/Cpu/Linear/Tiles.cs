using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>The shapes of tiles: up to six rows by a panel of columns.</summary>
internal static class Tiles
{
    /// <summary>The most rows of a tile.</summary>
    internal const int Rows = 6;

    /// <summary>The widest panel.</summary>
    internal const int MaxWidth = 64;

    /// <summary>
    /// A number that is the type's size in bytes: that the compiler knows while it reads a method. Of a value that it
    /// would have to inline first, it reads and inlines all that a smaller tile lacks, too, in twice the time.
    /// </summary>
    internal interface ICount;

    /// <summary>How many tiles so many rows make, one below the other.</summary>
    internal static int TilesOf(int rows) => (rows + Rows - 1) / Rows;

    /// <summary>How many of the widest panels so many columns make.</summary>
    internal static int PanelsOf(int columns) => (columns + MaxWidth - 1) / MaxWidth;

    /// <summary>The width of the panel that begins at a column, of so many columns.</summary>
    internal static int WidthAt(int column, int columns)
    {
        if (!Vector512.IsHardwareAccelerated) return 16;
        return Math.Clamp((columns - column + 15) / 16 * 16, 16, MaxWidth);
    }

    /// <summary>The rows of the tile that begins at a row, of so many rows; no two differ by much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int RowsAt(int row, int rows)
    {
        int left = rows - row;
        return left <= Rows ? left : left < 2 * Rows ? (left + 1) / 2 : Rows;
    }

    /// <summary>Works on a tile of so many rows and columns.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="rows">Rows, from 1 to 6.</param>
    /// <param name="width">Columns of the panel, from <see cref="WidthAt"/>.</param>
    internal static void Run<T>(ref T work, int rows, int width)
        where T : struct, ITileWork
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (width == 64) OfRows<T, Lanes512, N4>(ref work, rows);
            else if (width == 48) OfRows<T, Lanes512, N3>(ref work, rows);
            else if (width == 32) OfRows<T, Lanes512, N2>(ref work, rows);
            else OfRows<T, Lanes512, N1>(ref work, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            OfRows<T, Lanes256, N2>(ref work, rows);
        }
        else
        {
            OfRows<T, Lanes128, N4>(ref work, rows);
        }
    }

    private static void OfRows<T, V, C>(ref T work, int rows)
        where T : struct, ITileWork
        where V : unmanaged, ILanes<V>
        where C : unmanaged, ICount
    {
        switch (rows)
        {
            case 6: work.Run<V, N6, C>(); break;
            case 5: work.Run<V, N5, C>(); break;
            case 4: work.Run<V, N4, C>(); break;
            case 3: work.Run<V, N3, C>(); break;
            case 2: work.Run<V, N2, C>(); break;
            default: work.Run<V, N1, C>(); break;
        }
    }

    [StructLayout(LayoutKind.Sequential, Size = 1)]
    internal readonly struct N1 : ICount;

    [StructLayout(LayoutKind.Sequential, Size = 2)]
    internal readonly struct N2 : ICount;

    [StructLayout(LayoutKind.Sequential, Size = 3)]
    internal readonly struct N3 : ICount;

    [StructLayout(LayoutKind.Sequential, Size = 4)]
    internal readonly struct N4 : ICount;

    [StructLayout(LayoutKind.Sequential, Size = 5)]
    internal readonly struct N5 : ICount;

    [StructLayout(LayoutKind.Sequential, Size = 6)]
    internal readonly struct N6 : ICount;
}
