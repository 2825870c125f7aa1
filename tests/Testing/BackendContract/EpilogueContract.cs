using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend does behind a kernel's result: as if it were done afterwards.</summary>
public abstract class EpilogueContract
{
    private const int Scale = 24;

    // A bias and an activation in place, and a variable that is updated by the result; inputs are the result, a
    // vector, the variable and a scalar.
    private static readonly ElementwiseProgram Program = new(
        4,
        [
            new(Opcode.Add, 4, 0, 1), new(Opcode.Relu, 0, 4), new(Opcode.Mul, 4, 0, 3), new(Opcode.Sub, 2, 2, 4),
        ],
        [0, 2]);

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void What_follows_a_kernel_gives_the_bits_it_gives_afterwards() =>
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 30]).Sample((seed, rows) =>
        {
            foreach (var kernel in new RowKernels(new(seed), Scale).All().Where(kernel => kernel.Finishes))
            {
                float[][] values = kernel.Values(rows);
                Holds(kernel.Name, [rows, kernel.Output], (on, y, then) => kernel.Run(
                    on, [.. kernel.Inputs.Select((input, i) => on.Floats([rows, input.Size], values[i]))], y, then));
            }
        }, iter: 12, seed: "0000KernelsEp", threads: 1);

    [Fact]
    public void So_it_does_behind_a_product_over_rows() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 40], Gen.Int[1, 80]).Sample(
            BehindProductOverRows, iter: 25, seed: "0000KernelsEr", threads: 1);

    [Fact]
    public void So_it_does_behind_a_product_over_many_rows() => BehindProductOverRows(1100, 80, 70);

    [Fact]
    public void So_it_does_behind_the_gradient_of_an_image_narrower_than_the_stride()
    {
        var g = new ConvGeometry(3, 1, 1, 1, 1, 3, 1, 28, 1, 3, 1, 1, 0, 0);
        float[] dy = Arrays.Values(13 * 84, -1, 1, 1), filter = Arrays.Values(28, -1, 1, 2);
        Holds("input gradient", [13, 3], (on, y, then) => on.Backend.ConvInputGradient(
            g, on.Floats([13, 3, 1, 28], dy), on.Floats([1, 1, 1, 28], filter), y.As([13, 3, 1, 1]), then));
    }

    private void BehindProductOverRows(int rows, int m, int n)
    {
        float[] a = Arrays.Values(rows * m, -1, 1, 1), b = Arrays.Values(rows * n, -1, 1, 2);
        Holds($"product over {rows} rows", [m, n], (on, y, then) => on.Backend.MatMulRows(
            on.Floats([rows, m], a), on.Floats([rows, n], b), Execution.WholeTree(rows), y, then));
    }

    private void Holds(string kernel, Dims dims, Action<Device, BufferView, Epilogue?> run)
    {
        var on = On;
        BufferView afterwards = on.Empty(dims), within = on.Empty(dims);
        BufferView[] first = Operands(on, afterwards), second = Operands(on, within);

        run(on, afterwards, null);
        Backend.Elementwise(Program, first, [afterwards, first[2]]);
        run(on, within, new(Program, second, [within, second[2]]));

        Assert.True(on.Bits(afterwards).AsSpan().SequenceEqual(on.Bits(within)), $"{kernel}: other results");
        Assert.True(on.Bits(first[2]).AsSpan().SequenceEqual(on.Bits(second[2])), $"{kernel}: another variable");
        Assert.True(on.IsIntactBehind(within) && on.IsIntactBehind(second[2]), $"{kernel}: written behind the result");
    }

    private static BufferView[] Operands(Device on, BufferView result) =>
    [
        result,
        on.Floats([result.Dims[1]], Arrays.Values(result.Dims[1], -1, 1, 21)),
        on.Floats(result.Dims, Arrays.Values((int)result.Size, -1, 1, 22)),
        on.Floats([], [0.3f]),
    ];
}
