using Strata.Backends;
using Strata.Tensors;

namespace Strata.Testing.BackendContract;

/// <summary>Convolutions and pooling of random shapes: plain ones, 3 by 3 over whole registers, in groups.</summary>
/// <param name="random">Where the shapes come from.</param>
/// <param name="scale">About how many elements an image has, times 8.</param>
public sealed class ConvolutionCases(Random random, int scale)
{
    /// <summary>Forward, gradients of inputs, pooling.</summary>
    public IEnumerable<RowKernel> Rows()
    {
        foreach (var g in Geometries())
        {
            yield return new($"convolution {g}", [new(g.InSize)], g.OutSize, (on, x, y, then) =>
                on.Backend.Conv(g, Image(g, x[0]), RowKernels.Shared(on, Filter(g)), Result(g, y), then),
                Finishes: true);
            yield return new($"input gradient {g}", [new(g.OutSize)], g.InSize, (on, x, y, then) =>
                on.Backend.ConvInputGradient(g, Result(g, x[0]), RowKernels.Shared(on, Filter(g)), Image(g, y), then),
                Finishes: true);
        }

        foreach (var kind in Enum.GetValues<PoolKind>())
        {
            var windows = Plain();
            var g = windows with { OutChannels = windows.InChannels };
            yield return new($"{kind} pool {g}", [new(g.InSize)], g.OutSize, (on, x, y, then) =>
                on.Backend.Pool(kind, g, Image(g, x[0]), Result(g, y), then), Finishes: true);
            yield return new($"{kind} pool gradient {g}", [new(g.OutSize), new(g.InSize)], g.InSize, (on, x, y, then) =>
                on.Backend.PoolGradient(kind, g, Result(g, x[0]), Image(g, x[1]), Image(g, y), then), Finishes: true);
        }
    }

    /// <summary>Gradients of filters.</summary>
    public IEnumerable<SumKernel> Sums() => Geometries().Select(g => new SumKernel(
        $"filter gradient {g}", 1, [g.InSize, g.OutSize], g.FilterSize, (on, tree, x, nodes) =>
            on.Backend.ConvFilterGradient(
                g, Image(g, x[0]), Result(g, x[1]), tree, nodes.As([nodes.Dims[0], .. Filter(g)]))));

    private IEnumerable<ConvGeometry> Geometries() => [Plain(), Square(), Grouped()];

    private ConvGeometry Plain() => ConvGeometry.Of([Axis(), Axis()], random.Next(1, 20), random.Next(1, 40), 1);

    private ConvGeometry Square()
    {
        int[] size = [random.Next(7, 8 + (scale / 4)), random.Next(7, 8 + (scale / 4))];
        int[] before = [.. size.Select(_ => random.Next(0, 3))];
        WindowAxis[] axes = [.. size.Select((n, i) => new WindowAxis(n, 3, n + before[i] - 1, 1, 1, before[i]))];
        return ConvGeometry.Of(axes, 16 * random.Next(1, 4), 16 * random.Next(1, 4), 1);
    }

    private ConvGeometry Grouped()
    {
        int groups = random.Next(2, 36);
        return ConvGeometry.Of([Axis(), Axis()], groups, groups * random.Next(1, 3), groups);
    }

    private WindowAxis Axis()
    {
        int filter = random.Next(1, 5), dilation = random.Next(1, 3), span = ((filter - 1) * dilation) + 1;
        int size = span + random.Next(0, 4 + (scale / 8)), stride = random.Next(1, 4);
        return new(size, filter, ((size - span) / stride) + 1, stride, dilation, 0);
    }

    private static BufferView Image(ConvGeometry g, BufferView x) =>
        x.As([x.Dims[0], g.InHeight, g.InWidth, g.InChannels]);

    private static BufferView Result(ConvGeometry g, BufferView y) =>
        y.As([y.Dims[0], g.OutHeight, g.OutWidth, g.OutChannels]);

    private static Dims Filter(ConvGeometry g) =>
        [g.FilterHeight, g.FilterWidth, g.InChannels / g.Groups, g.OutChannels];
}
