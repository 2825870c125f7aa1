using System.Runtime.InteropServices;
using Strata.Tensors;

namespace Strata.Backends;

/// <summary>Softmax and crossentropies composed of a backend's required members, row by row in their orders.</summary>
internal static class ComposedLosses
{
    internal static void Softmax(Backend on, bool logarithm, BufferView x, BufferView y)
    {
        using var memory = on.Allocate(x.Bytes + (4L * x.Dims[0]));
        var each = new BufferView(memory, 0, [x.Dims[0], 1], DType.float32);
        var e = x with { Buffer = memory, Offset = each.Bytes };
        on.Reduce(ReduceKind.Max, Along(x), each);
        on.Elementwise(Difference, [x, each], y);
        on.Elementwise(Exponential, [y], logarithm ? e : y);
        on.Reduce(ReduceKind.Sum, Along(logarithm ? e : y), each);
        on.Elementwise(logarithm ? LessLogarithm : Quotient, [y, each], y);
    }

    internal static void SoftmaxGradient(Backend on, bool logarithm, BufferView dy, BufferView y, BufferView dx)
    {
        using var memory = on.Allocate(y.Bytes + (4L * y.Dims[0]));
        var each = new BufferView(memory, 0, [y.Dims[0], 1], DType.float32);
        var product = y with { Buffer = memory, Offset = each.Bytes };
        if (!logarithm) on.Elementwise(Product, [dy, y], product);
        on.Reduce(ReduceKind.Sum, Along(logarithm ? dy : product), each);
        on.Elementwise(logarithm ? LogarithmSlope : SoftmaxSlope, [dy, y, each], dx);
    }

    internal static void Crossentropy(
        Backend on, bool sparse, float epsilon, BufferView targets, BufferView p, BufferView losses)
    {
        using var memory = on.Allocate((2 * p.Bytes) + (4L * p.Dims[0]) + (4L * p.Dims[1]));
        var (t, q, _) = Shares(on, sparse, epsilon, targets, p, memory);
        var program = new ElementwiseProgram(
            2, [.. Clip(epsilon, 1, 2), new(Opcode.Log, 2, 2), new(Opcode.Mul, 2, 0, 2)]);
        on.Elementwise(program, [t, q], q);
        on.Reduce(ReduceKind.Sum, Along(q), losses);
        on.Elementwise(Negative, [losses], losses);
    }

    internal static void CrossentropyGradient(
        Backend on, bool sparse, float epsilon, BufferView dy, BufferView targets, BufferView p, BufferView dp)
    {
        using var memory = on.Allocate((2 * p.Bytes) + (4L * p.Dims[0]) + (4L * p.Dims[1]));
        var (t, q, s) = Shares(on, sparse, epsilon, targets, p, memory);
        using var more = on.Allocate(p.Bytes + (4L * p.Dims[0]));
        var mean = new BufferView(more, 0, s.Dims, DType.float32);
        var g = p with { Buffer = more, Offset = mean.Bytes };
        on.Elementwise(
            new(2, [.. Clip(epsilon, 1, 2), new(Opcode.Equal, 3, 1, 2), new(Opcode.Div, 2, 0, 2),
                new(Opcode.Constant, 4), new(Opcode.Select, 5, 3, 2, 4)]),
            [t, q], g);
        on.Elementwise(Product, [g, q], q);
        on.Reduce(ReduceKind.Sum, Along(q), mean);
        on.Elementwise(Slope, [mean, g, s, dy.As(s.Dims)], g);
        ReadOnlySpan<Instruction> pass = [.. Clip(epsilon, 1, 2), new(Opcode.Equal, 3, 1, 2), new(Opcode.Constant, 2),
            new(Opcode.Select, 0, 3, 0, 2)];
        on.Elementwise(sparse ? new(2, pass) : Same, [g, p], dp);
    }

    // Targets of p's dimensions, outputs over their sum, and the sums.
    private static (BufferView Targets, BufferView Shares, BufferView Sums) Shares(
        Backend on, bool sparse, float epsilon, BufferView targets, BufferView p, Buffer memory)
    {
        var q = p with { Buffer = memory, Offset = 0 };
        var sums = new BufferView(memory, 2 * q.Bytes, [p.Dims[0], 1], DType.float32);
        if (sparse)
        {
            float[] numbers = [.. Enumerable.Range(0, p.Dims[1]).Select(i => (float)i)];
            var range = new BufferView(memory, sums.Offset + sums.Bytes, [p.Dims[1]], DType.float32);
            on.Write(memory, range.Offset, MemoryMarshal.AsBytes<float>(numbers));
            var classes = q with { Offset = q.Bytes };
            on.Elementwise(IsClass, [targets.As(sums.Dims), range], classes);
            targets = classes;
            on.Elementwise(new(1, Clip(epsilon, 0, 1)), [p], q);
            p = q;
        }

        on.Reduce(ReduceKind.Sum, Along(p), sums);
        on.Elementwise(Quotient, [p, sums], q);
        return (targets, q, sums);
    }

    private static BufferView Along(BufferView x) => x.As([x.Dims[0], x.Dims[1], 1]);

    private static Instruction[] Clip(float epsilon, byte from, byte to) =>
    [
        new(Opcode.Constant, to, K: (float)(1.0 - epsilon)),
        new(Opcode.Minimum, to, from, to),
        new(Opcode.Constant, (byte)(to + 1), K: epsilon),
        new(Opcode.Maximum, to, to, (byte)(to + 1)),
    ];

    private static ElementwiseProgram Same { get; } = new(2, new Instruction(Opcode.ToFloat, 0, 0));

    private static ElementwiseProgram Difference { get; } = new(2, new Instruction(Opcode.Sub, 2, 0, 1));

    private static ElementwiseProgram Product { get; } = new(2, new Instruction(Opcode.Mul, 2, 0, 1));

    private static ElementwiseProgram Quotient { get; } = new(2, new Instruction(Opcode.Div, 2, 0, 1));

    private static ElementwiseProgram Exponential { get; } = new(1, new Instruction(Opcode.Exp, 1, 0));

    private static ElementwiseProgram Negative { get; } = new(1, new Instruction(Opcode.Neg, 1, 0));

    private static ElementwiseProgram LessLogarithm { get; } = new(
        2, new Instruction(Opcode.Log, 2, 1), new Instruction(Opcode.Sub, 2, 0, 2));

    private static ElementwiseProgram SoftmaxSlope { get; } = new(
        3, new Instruction(Opcode.Sub, 3, 0, 2), new Instruction(Opcode.Mul, 3, 1, 3));

    private static ElementwiseProgram LogarithmSlope { get; } = new(
        3, new Instruction(Opcode.Exp, 3, 1), new Instruction(Opcode.Mul, 3, 3, 2),
        new Instruction(Opcode.Sub, 3, 0, 3));

    private static ElementwiseProgram IsClass { get; } = new(
        2, new Instruction(Opcode.Floor, 2, 0), new Instruction(Opcode.Equal, 2, 2, 1),
        new Instruction(Opcode.ToFloat, 2, 2, Integer: true));

    // dy·((mean − g)/s)
    private static ElementwiseProgram Slope { get; } = new(
        4, new Instruction(Opcode.Sub, 4, 0, 1), new Instruction(Opcode.Div, 4, 4, 2),
        new Instruction(Opcode.Mul, 4, 3, 4));
}
