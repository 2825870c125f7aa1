using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Convolutions of the workloads, others in one to three dimensions, and their gradients.</summary>
internal static class ConvolutionCases
{
    private static readonly (string Kernel, string Layer, int Rows, ConvGeometry Geometry)[] Layers =
    [
        ("conv2d", "cnn 1", 128, Square(28, 1, 32, isSame: false)),
        ("conv2d", "cnn 2", 128, Square(26, 32, 64, isSame: false)),
        ("conv2d", "cnn_bn 1", 64, Square(32, 3, 32)),
        ("conv2d", "cnn_bn 2", 64, Square(32, 32, 32)),
        ("conv2d", "cnn_bn 3", 64, Square(16, 32, 64)),
        ("conv2d", "cnn_bn 4", 64, Square(16, 64, 64)),
        ("conv2d", "1 by 1", 64, ConvGeometry.Of([Axis(16, 1), Axis(16, 1)], 128, 64, 1)),
        ("conv2d", "strides of 2", 64, ConvGeometry.Of([Axis(32, 3, 2), Axis(32, 3, 2)], 32, 64, 1)),
        ("depthwise", "3 by 3", 64, ConvGeometry.Of([Axis(32, 3), Axis(32, 3)], 64, 64, 64)),
        ("conv1d", "5 taps", 64, ConvGeometry.Of([Axis(256, 5)], 64, 64, 1)),
        ("conv3d", "3 by 3 by 3", 8, ConvGeometry.Of([Axis(16, 3), Axis(16, 3), Axis(16, 3)], 16, 32, 1)),
    ];

    internal static IEnumerable<KernelCase> All =>
    [
        .. Layers.Select(l => Forward(l.Kernel, l.Layer, l.Rows, l.Geometry)),
        .. Layers.Select(l => InputGradient(l.Kernel, l.Layer, l.Rows, l.Geometry)),
        .. Layers.Select(l => FilterGradient(l.Kernel, l.Layer, l.Rows, l.Geometry)),
    ];

    private static KernelCase Forward(string kernel, string layer, int rows, ConvGeometry g) =>
        Case(kernel, layer, rows, g, () =>
        {
            BufferView x = Values(Input(rows, g)), filter = Values(Filter(g)), y = Room(Output(rows, g));
            return () => Cpu.Conv(g, x, filter, y);
        });

    private static KernelCase InputGradient(string kernel, string layer, int rows, ConvGeometry g) =>
        Case($"{kernel} input gradient", layer, rows, g, () =>
        {
            BufferView dy = Values(Output(rows, g)), filter = Values(Filter(g)), dx = Room(Input(rows, g));
            return () => Cpu.ConvInputGradient(g, dy, filter, dx);
        });

    private static KernelCase FilterGradient(string kernel, string layer, int rows, ConvGeometry g) =>
        Case($"{kernel} filter gradient", layer, rows, g, () =>
        {
            BufferView x = Values(Input(rows, g)), dy = Values(Output(rows, g)), nodes = Room(Filter(g));
            var tree = Execution.WholeTree(rows);
            return () => Cpu.ConvFilterGradient(g, x, dy, tree, nodes);
        });

    private static KernelCase Case(string kernel, string layer, int rows, ConvGeometry g, Func<Action> prepare)
    {
        double taps = Taps(g.Depth) * Taps(g.Height) * Taps(g.Width);
        string depth = g.InDepth > 1 ? $"{g.InDepth}x" : "";
        return new(
            kernel, $"{layer} {rows}x{depth}{g.InHeight}x{g.InWidth}x{g.InChannels} to {g.OutChannels}",
            2 * rows * taps * g.InChannels / g.Groups * g.OutChannels,
            FloatBytes * (double)(Input(rows, g).Size + Filter(g).Size + Output(rows, g).Size), prepare);
    }

    // Pairs of an output and a filter's tap within the image, along one axis: padding costs nothing that is necessary.
    private static double Taps(WindowAxis a) => Enumerable.Range(0, a.Out).Sum(o => Enumerable.Range(0, a.Filter)
        .Count(f => (o * a.Stride) + f - a.Before >= 0 && (o * a.Stride) + f - a.Before < a.In));

    private static ConvGeometry Square(int size, int channels, int filters, bool isSame = true)
    {
        var axis = isSame ? Axis(size, 3) : new WindowAxis(size, 3, size - 2, 1, 1, 0);
        return ConvGeometry.Of([axis, axis], channels, filters, 1);
    }

    // Padded to as many outputs as strides fit.
    private static WindowAxis Axis(int size, int filter, int stride = 1)
    {
        int output = (size + stride - 1) / stride;
        return new(size, filter, output, stride, 1, Math.Max(0, ((output - 1) * stride) + filter - size) / 2);
    }

    private static Dims Input(int rows, ConvGeometry g) =>
        [rows, g.InDepth, g.InHeight, g.InWidth, g.InChannels];

    private static Dims Output(int rows, ConvGeometry g) =>
        [rows, g.OutDepth, g.OutHeight, g.OutWidth, g.OutChannels];

    private static Dims Filter(ConvGeometry g) =>
        [g.FilterDepth, g.FilterHeight, g.FilterWidth, g.InChannels / g.Groups, g.OutChannels];
}
