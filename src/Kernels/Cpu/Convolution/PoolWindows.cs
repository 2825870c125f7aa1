using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// Where the elements inside the image under each window stand, in order of planes, rows and columns.
/// </summary>
internal readonly unsafe struct PoolWindows
{
    private readonly ConvGeometry g;
    private readonly int* whole;

    /// <param name="g">The windows.</param>
    /// <param name="table">Room for a window's elements.</param>
    internal PoolWindows(in ConvGeometry g, int* table)
    {
        this.g = g;
        whole = table;
        for (int z = 0; z < g.FilterDepth; z++)
            for (int i = 0; i < g.FilterHeight; i++)
                for (int j = 0; j < g.FilterWidth; j++)
                    *table++ = Place(z * g.DilationDepth, i * g.DilationHeight, j * g.DilationWidth);
    }

    /// <summary>Whether no element belongs to two windows.</summary>
    internal bool AreDisjoint => IsDisjoint(g.Depth) && IsDisjoint(g.Height) && IsDisjoint(g.Width);

    /// <summary>Whether each element belongs to one window.</summary>
    internal bool AreTiles => IsTiled(g.Depth) && IsTiled(g.Height) && IsTiled(g.Width);

    /// <summary>Finds the elements of a window's first channel.</summary>
    /// <param name="z">The window's plane.</param>
    /// <param name="i">The window's row.</param>
    /// <param name="j">The window's column.</param>
    /// <param name="own">Room for the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="origin">What is to be added to each of the list.</param>
    /// <returns>How many there are.</returns>
    internal int Find(int z, int i, int j, int* own, out int* list, out int origin)
    {
        if (IsInside(g.Depth, z) && IsInside(g.Height, i) && IsInside(g.Width, j))
        {
            list = whole;
            origin = Place(
                (z * g.StrideDepth) - g.PadFront, (i * g.StrideHeight) - g.PadTop, (j * g.StrideWidth) - g.PadLeft);
            return g.Taps;
        }

        list = own;
        origin = 0;
        for (int a = 0; a < g.FilterDepth; a++)
        {
            int plane = g.Depth.PlaceOf(z, a);
            for (int b = 0; b < g.FilterHeight; b++)
            {
                int row = g.Height.PlaceOf(i, b);
                for (int c = 0; c < g.FilterWidth; c++)
                {
                    int column = g.Width.PlaceOf(j, c);
                    if ((plane | row | column) >= 0) *own++ = Place(plane, row, column);
                }
            }
        }

        return (int)(own - list);
    }

    private int Place(int plane, int row, int column) =>
        ((((plane * g.InHeight) + row) * g.InWidth) + column) * g.InChannels;

    private static bool IsInside(in WindowAxis a, int window) =>
        (window * a.Stride) >= a.Before && (window * a.Stride) - a.Before + a.Span < a.In;

    private static bool IsDisjoint(in WindowAxis a) => a.Stride > a.Span;

    private static bool IsTiled(in WindowAxis a) =>
        a.Stride == a.Filter && a.Dilation == 1 && (a.Out * a.Stride) - a.Before >= a.In;
}
