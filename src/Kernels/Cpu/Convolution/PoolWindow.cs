using Strata.Backends;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The input pixels inside the image under a window.</summary>
internal readonly struct PoolWindow
{
    private readonly int width, channels;

    /// <summary>The window of an output pixel.</summary>
    internal PoolWindow(in ConvGeometry g, int row, int column)
    {
        (width, channels, RowStep, ColumnStep) = (g.InWidth, g.InChannels, g.DilationHeight, g.DilationWidth);
        (FirstRow, EndRow) = Inside((row * g.StrideHeight) - g.PadTop, g.FilterHeight, RowStep, g.InHeight);
        (FirstColumn, EndColumn) = Inside((column * g.StrideWidth) - g.PadLeft, g.FilterWidth, ColumnStep, g.InWidth);
    }

    internal int FirstRow { get; }

    /// <summary>The row after the last.</summary>
    internal int EndRow { get; }

    internal int RowStep { get; }

    internal int FirstColumn { get; }

    /// <summary>The column after the last.</summary>
    internal int EndColumn { get; }

    internal int ColumnStep { get; }

    /// <summary>How many pixels there are.</summary>
    internal int Count => Steps(FirstRow, EndRow, RowStep) * Steps(FirstColumn, EndColumn, ColumnStep);

    /// <summary>The place in the image of a pixel's first channel.</summary>
    internal int Place(int row, int column) => ((row * width) + column) * channels;

    private static (int First, int End) Inside(int start, int count, int step, int length)
    {
        int first = start >= 0 ? start : start + ((-start + step - 1) / step * step);
        return (first, Math.Min(length, start + ((count - 1) * step) + 1));
    }

    private static int Steps(int first, int end, int step) => end <= first ? 0 : (end - first + step - 1) / step;
}
