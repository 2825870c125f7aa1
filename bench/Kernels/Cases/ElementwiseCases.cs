using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Elementwise programs: single functions, and chains as layers and optimizers make them.</summary>
internal static class ElementwiseCases
{
    private const int Small = 1 << 16, Large = 1 << 24;

    // Adam in one pass, as the optimizer traces it: the weight is 0, the average of gradients 4, the gradient 6, the
    // average of squares 8; the others are scalars.
    private static readonly ElementwiseProgram
        Adam = new(
            11,
            [
                Of(Opcode.Square, 11, 6), Of(Opcode.Mul, 11, 11, 10), Of(Opcode.Mul, 12, 8, 9),
                Of(Opcode.Add, 11, 12, 11), Of(Opcode.FlushDenormals, 11, 11), Of(Opcode.Mul, 12, 6, 7),
                Of(Opcode.Mul, 13, 4, 5), Of(Opcode.Add, 12, 13, 12), Of(Opcode.FlushDenormals, 12, 12),
                Of(Opcode.Mul, 13, 11, 3), Of(Opcode.Sqrt, 13, 13), Of(Opcode.Add, 13, 13, 2),
                Of(Opcode.Mul, 14, 12, 1), Of(Opcode.Div, 13, 14, 13), Of(Opcode.Sub, 13, 0, 13),
            ],
            [13, 12, 11]),
        Descent = new(3, Of(Opcode.Mul, 1, 1, 2), Of(Opcode.Sub, 0, 0, 1)),
        BiasRelu = new(2, Of(Opcode.Add, 0, 0, 1), Of(Opcode.Relu, 0, 0)),
        ReluGradient = new(
            2, Constant(2, 0), Of(Opcode.Greater, 0, 0, 2), Of(Opcode.Select, 0, 0, 1, 2));

    internal static IEnumerable<KernelCase> All =>
    [
        Case("add", $"{Small}", new(2, Of(Opcode.Add, 0, 0, 1)), [Small], [Small], [Small]),
        Case("add", $"{Large}", new(2, Of(Opcode.Add, 0, 0, 1)), [Large], [Large], [Large]),
        .. new[]
        {
            Opcode.Relu, Opcode.Sqrt, Opcode.Exp, Opcode.Log, Opcode.Tanh, Opcode.Sigmoid, Opcode.Softplus, Opcode.Erf,
            Opcode.Sin,
        }.Select(code => Case($"{code}".ToLowerInvariant(), $"{Small}", new(1, Of(code, 0, 0)), [Small], [Small])),
        Case("pow", $"{Small}", new(2, Of(Opcode.Abs, 0, 0), Of(Opcode.Pow, 0, 0, 1)), [Small], [Small], [Small]),
        Case("bias and relu", "mlp [128, 512]", BiasRelu, [128, 512], [128, 512], [512]),
        Case("bias and relu", "cnn [73728, 64]", BiasRelu, [73728, 64], [73728, 64], [64]),
        Case("relu gradient", "mlp [128, 512]", ReluGradient, [128, 512], [128, 512], [128, 512]),
        Case("sgd step", "mlp_small [784, 128]", Descent, [784, 128], [784, 128], [784, 128], []),
        Case(
            "adam step", "mlp [784, 512]", Adam, [784, 512], [784, 512], [], [], [], [784, 512], [], [784, 512], [],
            [784, 512], [], []),
    ];

    private static KernelCase Case(
        string kernel, string shape, ElementwiseProgram program, Dims output, params Dims[] inputs) =>
        new(kernel, shape, 0, FloatBytes * (double)Elements(program, output, inputs), () =>
        {
            BufferView[] views = [.. inputs.Select(Values)];
            BufferView[] results = [.. program.Results.ToArray().Select(_ => Room(output))];
            return () => Cpu.Elementwise(program, views, results);
        });

    private static long Elements(ElementwiseProgram program, Dims output, Dims[] inputs) =>
        (output.Size * program.Results.Length) + inputs.Sum(dims => dims.Size);

    private static Instruction Of(Opcode code, byte target, byte a, byte b = 0, byte c = 0) =>
        new(code, target, a, b, c);

    private static Instruction Constant(byte target, float value) => new(Opcode.Constant, target, K: value);
}
