using Strata.Backends;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Products of matrices: square ones, and those of dense layers.</summary>
internal static class LinearCases
{
    // Rows, inputs and units of the layers.
    private static readonly (string Layer, int Rows, int Inputs, int Units)[] Layers =
    [
        ("linear", 4, 1, 1),
        ("mlp_small 1", 32, 784, 128),
        ("mlp_small 2", 32, 128, 10),
        ("mlp 1", 128, 784, 512),
        ("mlp 2", 128, 512, 512),
        ("mlp 3", 128, 512, 10),
        ("cnn 3", 128, 9216, 128),
        ("wide", 128, 2048, 2048),
        ("lstm inputs", 28 * 128, 28, 512),
        ("lstm state", 128, 128, 512),
        ("lstm weights", 28 * 128, 157, 512),
    ];

    private static readonly int[] Squares = [64, 256, 512, 1024, 2048];

    internal static IEnumerable<KernelCase> All =>
    [
        .. Squares.Select(n => Forward($"square {n}", n, n, n)),
        .. Layers.Select(l => Forward(l.Layer, l.Rows, l.Inputs, l.Units)),
        .. Layers.Select(l => WeightGradient(l.Layer, l.Rows, l.Inputs, l.Units)),
        .. Layers.Select(l => InputGradient(l.Layer, l.Rows, l.Inputs, l.Units)),
    ];

    private static KernelCase Forward(string layer, int rows, int inputs, int units) =>
        Case("matmul", layer, rows, inputs, units, () =>
        {
            BufferView x = Values([1, rows, inputs]), w = Values([1, inputs, units]), y = Room([1, rows, units]);
            return () => Cpu.MatMul(x, w, false, y);
        });

    private static KernelCase InputGradient(string layer, int rows, int inputs, int units) =>
        Case("matmul transposed", layer, rows, inputs, units, () =>
        {
            BufferView dy = Values([1, rows, units]), w = Values([1, inputs, units]), dx = Room([1, rows, inputs]);
            return () => Cpu.MatMul(dy, w, true, dx);
        });

    private static KernelCase WeightGradient(string layer, int rows, int inputs, int units) =>
        Case("matmul over rows", layer, rows, inputs, units, () =>
        {
            BufferView x = Values([rows, inputs]), dy = Values([rows, units]), dw = Room([inputs, units]);
            var tree = Execution.WholeTree(rows);
            return () => Cpu.MatMulRows(x, dy, tree, dw);
        });

    private static KernelCase Case(
        string kernel, string layer, int rows, int inputs, int units, Func<Action> prepare) =>
        new(kernel, $"{layer} [{rows}, {inputs}]x[{inputs}, {units}]", 2.0 * rows * inputs * units,
            FloatBytes * (((double)rows * inputs) + ((double)inputs * units) + ((double)rows * units)), prepare);
}
