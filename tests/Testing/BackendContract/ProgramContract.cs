using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>A program of many instructions gives what its instructions give one by one.</summary>
public abstract class ProgramContract
{
    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void A_chain_gives_the_bits_of_its_instructions_one_by_one() =>
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 70], Gen.Int[1, 70], Gen.Int[1, 4], Gen.Int[1, 20]).Sample(
            (seed, rows, n, inputs, length) =>
            {
                var random = new Random(seed);
                var made = new RandomProgram(random, inputs, length);
                BufferView[] operands = [.. Enumerable.Range(0, inputs).Select(i => Operand(random, rows, n, i))];
                BufferView[] results = [.. made.Program.Results.ToArray().Select(_ => On.Empty([rows, n]))];

                Backend.Elementwise(made.Program, operands, results);

                int[][] expected = OneByOne(made.Program, operands, [rows, n]);
                for (int i = 0; i < results.Length; i++)
                {
                    Assert.True(
                        expected[i].AsSpan().SequenceEqual(Canonical(results[i])),
                        $"result {i} of {string.Join("; ", made.Code)} at [{rows}, {n}]");
                    Assert.True(On.IsIntactBehind(results[i]), "written behind the result");
                }
            }, iter: 150, seed: "0000KernelsPg", threads: 1);

    [Theory]
    [InlineData(false, 12, 11)]
    [InlineData(true, 11, 12)]
    public void Adams_update_in_place_gives_the_bits_of_its_instructions(bool isOther, byte second, byte third) =>
        Gen.Int[0, 700].Sample(
            n =>
            {
                var program = Adam(isOther, second, third);
                float[][] values =
                [
                    Arrays.Values(n, -1, 1, 1), [1e-3f], [1e-7f], [1.5f], Arrays.Values(n, -1, 1, 2), [0.9f],
                    Arrays.Values(n, -1, 1, 3), [0.1f], Arrays.Values(n, 0, 1, 4), [0.999f], [0.001f],
                ];
                for (int i = 0; i < n; i += 7)
                    (values[4][i], values[6][i], values[8][i]) = (1e-38f * (i % 3), 1e-38f * (i % 2), 1e-38f * (i % 5));
                BufferView[] operands =
                    [.. values.Select(v => v.Length == 1 && n != 1 ? On.Floats([], v) : On.Floats([v.Length], v))];
                int[][] expected = OneByOne(program, operands, [n]);
                BufferView[] results =
                    [operands[0], second == 12 ? operands[4] : operands[8], third == 12 ? operands[4] : operands[8]];

                Backend.Elementwise(program, operands, results);

                for (int i = 0; i < results.Length; i++) Assert.Equal(expected[i], Canonical(results[i]));
            }, iter: 40, seed: "0000KernelsAd", threads: 1);

    // With an epsilon inside the root it looks like Adam's update but is none.
    private static ElementwiseProgram Adam(bool isOther, byte second, byte third) => new(
        11,
        [
            new(Opcode.Square, 11, 6), new(Opcode.Mul, 11, 11, 10), new(Opcode.Mul, 12, 8, 9),
            new(Opcode.Add, 11, 12, 11), new(Opcode.FlushDenormals, 11, 11), new(Opcode.Mul, 12, 6, 7),
            new(Opcode.Mul, 13, 4, 5), new(Opcode.Add, 12, 13, 12), new(Opcode.FlushDenormals, 12, 12),
            new(Opcode.Mul, 13, 11, 3),
            isOther ? new(Opcode.Add, 13, 13, 2) : new(Opcode.Sqrt, 13, 13),
            isOther ? new(Opcode.Sqrt, 13, 13) : new(Opcode.Add, 13, 13, 2),
            new(Opcode.Mul, 14, 12, 1), new(Opcode.Div, 13, 14, 13), new(Opcode.Sub, 13, 0, 13),
        ],
        [13, second, third]);

    private BufferView Operand(Random random, int rows, int n, int i)
    {
        Dims dims = random.Next(5) switch { 0 => [n], 1 => [rows, 1], 2 => [], _ => [rows, n] };
        return On.Floats(dims, Arrays.Values((int)dims.Size, -3, 3, 31 + i));
    }

    private int[][] OneByOne(ElementwiseProgram program, BufferView[] operands, Dims dims)
    {
        var registers = operands.ToList();
        foreach (var step in program.Code)
        {
            byte[] read = [.. new[] { step.A, step.B, step.C }.Take(RandomProgram.Operands(step))];
            byte count = (byte)read.Length;
            var single = new ElementwiseProgram(count, step with { Target = count, A = 0, B = 1, C = 2 });
            var result = On.Empty(dims, RandomProgram.GivesTruth(step) ? DType.@bool : DType.float32);
            Backend.Elementwise(single, [.. read.Select(register => registers[register])], result);
            if (step.Target == registers.Count) registers.Add(result);
            else registers[step.Target] = result;
        }

        return [.. program.Results.ToArray().Select(register => Canonical(Whole(registers[register], dims)))];
    }

    // An input that nothing was written to is still as it came: broadcast.
    private BufferView Whole(BufferView value, Dims dims)
    {
        if (value.Dims == dims) return value;
        var whole = On.Empty(dims);
        Backend.Elementwise(new(1), [value], whole);
        return whole;
    }

    private int[] Canonical(BufferView view) =>
        [.. On.Read(view).Select(v => float.IsNaN(v) ? 1 : BitConverter.SingleToInt32Bits(v))];
}
