using Strata.Backends;
using Strata.Tensors;

namespace Strata.Testing.BackendContract;

/// <summary>All kernels that work row by row, with random shapes.</summary>
/// <param name="random">Where the shapes come from.</param>
/// <param name="scale">About how long axes are.</param>
public sealed class RowKernels(Random random, int scale)
{
    private int Length => random.Next(1, scale + 1);

    /// <summary>Each kernel once.</summary>
    public IEnumerable<RowKernel> All() =>
    [
        Product(false), Product(true), BatchedProduct(),
        .. new ConvolutionCases(random, scale).Rows(),
        .. Losses(Length),
        .. from kind in new[] { ReduceKind.Sum, ReduceKind.Prod, ReduceKind.Max, ReduceKind.Min, ReduceKind.ArgMax }
           select Reduced(kind),
        Chain(), Gathered(), Transposed(),
        .. Enum.GetValues<RecurrentCell>().SelectMany(Recurrent),
    ];

    private RowKernel Product(bool transpose)
    {
        int k = Length, n = Length;
        return new($"matmul of {k} by {n}, transposed: {transpose}", [new(k)], n, (on, x, y, then) =>
            on.Backend.MatMul(
                x[0].As([1, y.Dims[0], k]), Shared(on, transpose ? [1, n, k] : [1, k, n]), transpose,
                y.As([1, y.Dims[0], n]), then), Finishes: true);
    }

    private RowKernel BatchedProduct()
    {
        int m = random.Next(1, 9), k = Length, n = random.Next(1, 40);
        return new($"matmul of {m}, {k}, {n} per row", [new(m * k), new(k * n)], m * n, (on, x, y, then) =>
        {
            int rows = y.Dims[0];
            on.Backend.MatMul(x[0].As([rows, m, k]), x[1].As([rows, k, n]), false, y.As([rows, m, n]), then);
        }, Finishes: true);
    }

    private static IEnumerable<RowKernel> Losses(int n)
    {
        RowInput many = new(n), shares = new(n, 0.05, 0.9);
        foreach (bool log in new[] { false, true })
        {
            yield return new($"softmax of {n}, logarithm: {log}", [new(n, -4, 4)], n,
                (on, x, y, _) => on.Backend.Softmax(log, x[0], y));
            yield return new($"softmax gradient of {n}, logarithm: {log}", [many, shares], n,
                (on, x, y, _) => on.Backend.SoftmaxGradient(log, x[0], x[1], y));
        }

        foreach (bool sparse in new[] { false, true })
        {
            var targets = sparse ? new RowInput(1, 0, n) : new(n, 0, 1);
            BufferView Of(BufferView t) => sparse ? t.As([t.Dims[0]]) : t;
            yield return new($"crossentropy of {n}, sparse: {sparse}", [targets, shares], 1,
                (on, x, y, _) => on.Backend.Crossentropy(sparse, 1e-7f, Of(x[0]), x[1], y.As([y.Dims[0]])));
            yield return new($"crossentropy gradient of {n}, sparse: {sparse}", [new(1), targets, shares], n,
                (on, x, y, _) => on.Backend.CrossentropyGradient(
                    sparse, 1e-7f, x[0].As([y.Dims[0]]), Of(x[1]), x[2], y));
        }
    }

    private RowKernel Reduced(ReduceKind kind)
    {
        int length = Length, inner = random.Next(2) == 0 ? 1 : Length;
        return new($"{kind} of {length} by {inner}", [new(length * inner)], inner, (on, x, y, _) =>
            on.Backend.Reduce(kind, x[0].As([y.Dims[0], length, inner]), y),
            kind == ReduceKind.ArgMax ? DType.int32 : DType.float32);
    }

    private RowKernel Chain()
    {
        int n = Length * 4;
        var program = new ElementwiseProgram(
            3, new Instruction(Opcode.Add, 3, 0, 1), new Instruction(Opcode.Tanh, 3, 3),
            new Instruction(Opcode.Mul, 3, 3, 2), new Instruction(Opcode.Exp, 3, 3));
        return new($"chain of {n}", [new(n)], n, (on, x, y, _) =>
            on.Backend.Elementwise(program, [x[0], Shared(on, [n]), Shared(on, [])], y));
    }

    private RowKernel Gathered()
    {
        int length = Length, inner = Length, count = random.Next(0, 9);
        int[] picks = [.. Enumerable.Range(0, count).Select(_ => random.Next(length))];
        return new($"gather of {count} from {length} by {inner}", [new(length * inner)], count * inner, (on, x, y, _) =>
            on.Backend.Gather(
                x[0].As([y.Dims[0], length, inner]), on.Ints([count], picks), y.As([y.Dims[0], count, inner])));
    }

    private RowKernel Transposed()
    {
        int height = Length, width = Length, size = height * width;
        return new($"transpose of {height} by {width}", [new(size)], size, (on, x, y, _) =>
            on.Backend.CopyStrided(x[0], new(
                [y.Dims[0], width, height], 0, [size, 1, width], 0, [size, height, 1]), y));
    }

    private IEnumerable<RowKernel> Recurrent(RecurrentCell cell)
    {
        var r = new Recurrence(cell, false, random.Next(1, 5), random.Next(1, 20), Length);
        int tape = r.Steps * r.Kept * r.Units;
        RowInput[] states = [.. Enumerable.Repeat(new RowInput(r.Units), r.States)];
        BufferView Weights(Device on) => Shared(on, [r.Terms, r.Gates * r.Units]);
        WantedStates each = new(true, false), last = new(false, false);
        string shape = $"{cell} of {r.Steps} steps, {r.Features} to {r.Units}";
        yield return new($"tape of {shape}", [new(r.Steps * r.Features), .. states], tape, (on, x, y, _) =>
            on.Backend.Recurrent(r, [Input(x[0]), Weights(on), .. x[1..]], y.As([y.Dims[0], r.Steps, tape / r.Steps])));
        yield return new($"pass of {shape}", [new(r.Steps * r.Features), .. states], r.Steps * r.Units, (on, x, y, _) =>
            on.Backend.RecurrentPass(
                r, each, [Input(x[0]), Weights(on), .. x[1..]], y.As([y.Dims[0], r.Steps, r.Units])));
        int slopes = r.Steps * r.Gates * r.Units;
        RowInput[] inputs = [new(r.Units), new(tape, -0.9, 0.9), .. states];
        yield return new($"gradient of {shape}", inputs, slopes, (on, x, y, _) =>
            on.Backend.RecurrentGradient(
                r, last, false,
                [
                    x[0].As([y.Dims[0], 1, r.Units]), x[1].As([y.Dims[0], r.Steps, tape / r.Steps]), Weights(on),
                    .. x[2..],
                ],
                y.As([y.Dims[0], r.Steps, slopes / r.Steps])));

        BufferView Input(BufferView x) => x.As([x.Dims[0], r.Steps, r.Features]);
    }

    internal static BufferView Shared(Device on, Dims dims) =>
        on.Floats(dims, Arrays.Values((int)dims.Size, -1, 1, 5));
}
