using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>What convolutions and pooling ask of their inputs before a kernel reads them.</summary>
internal static class Geometries
{
    private const int Most = 1 << 20;

    /// <summary>The inputs.</summary>
    internal static void FitInput(this in ConvGeometry g, Dims x)
    {
        Check(g);
        Fit(x, "x", [g.InDepth, g.InHeight, g.InWidth], g.InChannels);
    }

    /// <summary>The outputs.</summary>
    internal static void FitOutput(this in ConvGeometry g, Dims dy)
    {
        Check(g);
        Fit(dy, "dy", [g.OutDepth, g.OutHeight, g.OutWidth], g.OutChannels);
    }

    /// <summary>The filter, which has the rank of the images.</summary>
    internal static void FitFilter(this in ConvGeometry g, Dims filter, int rank)
    {
        if (filter != g.FilterDims(rank))
            throw new ShapeException($"filter: expected shape {g.FilterDims(rank)}, received {filter}.");
    }

    /// <summary>The dimensions of inputs of a rank, with the given first axis.</summary>
    internal static Dims InputDims(this in ConvGeometry g, int rows, int rank) =>
        [rows, .. Last([g.InDepth, g.InHeight, g.InWidth], rank - 2), g.InChannels];

    /// <summary>The dimensions of outputs of a rank, with the given first axis.</summary>
    internal static Dims OutputDims(this in ConvGeometry g, int rows, int rank) =>
        [rows, .. Last([g.OutDepth, g.OutHeight, g.OutWidth], rank - 2), g.OutChannels];

    /// <summary>The dimensions of the filter for images of a rank.</summary>
    internal static Dims FilterDims(this in ConvGeometry g, int rank) =>
    [
        .. Last([g.FilterDepth, g.FilterHeight, g.FilterWidth], rank - 2), g.InChannels / g.Groups, g.OutChannels,
    ];

    private static ReadOnlySpan<int> Last(ReadOnlySpan<int> lengths, int count) => lengths[^count..];

    // Axes that are missing have length 1.
    private static void Fit(Dims dims, string name, ReadOnlySpan<int> lengths, int channels)
    {
        if (dims.Rank is < 3 or > 5)
            throw new ShapeException($"{name}: expected a tensor of rank 3, 4 or 5, received shape {dims}.");
        int missing = 5 - dims.Rank;
        foreach (int length in lengths[..missing])
            if (length != 1) throw new ShapeException($"{name}: expected rank 5, received shape {dims}.");
        Operands.Fit(dims, name, [.. lengths[missing..], channels]);
    }

    // Each window begins inside the image or so little before it that it reaches in.
    private static void Check(in ConvGeometry g)
    {
        bool fits = InRange(g.InChannels) && InRange(g.OutChannels) && InRange(g.Groups)
            && g.InChannels % g.Groups == 0 && g.OutChannels % g.Groups == 0
            && IsOver(g.Depth) && IsOver(g.Height) && IsOver(g.Width);
        if (!fits) throw new ShapeException($"geometry: windows do not lie over the image: {g}.");
    }

    private static bool IsOver(in WindowAxis a) =>
        InRange(a.In) && InRange(a.Filter) && InRange(a.Out) && InRange(a.Stride) && InRange(a.Dilation)
        && a.Before >= 0 && a.Before <= (long)(a.Filter - 1) * a.Dilation
        && ((long)(a.Out - 1) * a.Stride) - a.Before < a.In;

    private static bool InRange(int length) => length is >= 1 and <= Most;
}
