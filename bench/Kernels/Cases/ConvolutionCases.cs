using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Convolutions of the workloads and their gradients.</summary>
internal static class ConvolutionCases
{
    private static readonly (string Layer, int Rows, ConvGeometry Geometry)[] Layers =
    [
        ("cnn 1", 128, Windows(28, 1, 3, 32, isSame: false)),
        ("cnn 2", 128, Windows(26, 32, 3, 64, isSame: false)),
        ("cnn_bn 1", 64, Windows(32, 3, 3, 32, isSame: true)),
        ("cnn_bn 2", 64, Windows(32, 32, 3, 32, isSame: true)),
        ("cnn_bn 3", 64, Windows(16, 32, 3, 64, isSame: true)),
        ("cnn_bn 4", 64, Windows(16, 64, 3, 64, isSame: true)),
    ];

    internal static IEnumerable<KernelCase> All =>
    [
        .. Layers.Select(l => Forward(l.Layer, l.Rows, l.Geometry)),
        .. Layers.Select(l => InputGradient(l.Layer, l.Rows, l.Geometry)),
        .. Layers.Select(l => FilterGradient(l.Layer, l.Rows, l.Geometry)),
    ];

    private static KernelCase Forward(string layer, int rows, ConvGeometry g) => Case("conv2d", layer, rows, g, () =>
    {
        BufferView x = Values(Input(rows, g)), filter = Values(Filter(g)), y = Room(Output(rows, g));
        return () => Cpu.Conv(g, x, filter, y);
    });

    private static KernelCase InputGradient(string layer, int rows, ConvGeometry g) =>
        Case("conv2d input gradient", layer, rows, g, () =>
        {
            BufferView dy = Values(Output(rows, g)), filter = Values(Filter(g)), dx = Room(Input(rows, g));
            return () => Cpu.ConvInputGradient(g, dy, filter, dx);
        });

    private static KernelCase FilterGradient(string layer, int rows, ConvGeometry g) =>
        Case("conv2d filter gradient", layer, rows, g, () =>
        {
            BufferView x = Values(Input(rows, g)), dy = Values(Output(rows, g)), nodes = Room(Filter(g));
            var tree = Execution.WholeTree(rows);
            return () => Cpu.ConvFilterGradient(g, x, dy, tree, nodes);
        });

    private static KernelCase Case(string kernel, string layer, int rows, ConvGeometry g, Func<Action> prepare)
    {
        double taps = Taps(g.InHeight, g.OutHeight, g.FilterHeight, g.PadTop) *
            Taps(g.InWidth, g.OutWidth, g.FilterWidth, g.PadLeft);
        return new(
            kernel, $"{layer} {rows}x{g.InHeight}x{g.InWidth}x{g.InChannels} to {g.OutChannels}",
            2 * rows * taps * g.InChannels * g.OutChannels,
            FloatBytes * (double)(Input(rows, g).Size + Filter(g).Size + Output(rows, g).Size), prepare);
    }

    // Pairs of an output and a filter's tap within the image, along one axis: padding costs nothing that is necessary.
    private static double Taps(int input, int output, int filter, int padding) => Enumerable.Range(0, output)
        .Sum(o => Enumerable.Range(0, filter).Count(f => o + f - padding >= 0 && o + f - padding < input));

    private static ConvGeometry Windows(int size, int channels, int filter, int filters, bool isSame)
    {
        int output = isSame ? size : size - filter + 1, padding = isSame ? (filter - 1) / 2 : 0;
        return new(size, size, channels, filter, filter, output, output, filters, 1, 1, 1, 1, padding, padding);
    }

    private static Dims Input(int rows, ConvGeometry g) => [rows, g.InHeight, g.InWidth, g.InChannels];

    private static Dims Output(int rows, ConvGeometry g) =>
        [rows, g.OutHeight, g.OutWidth, g.OutChannels];

    private static Dims Filter(ConvGeometry g) =>
        [g.FilterHeight, g.FilterWidth, g.InChannels, g.OutChannels];
}
