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

                int[][] expected = OneByOne(made, operands, [rows, n]);
                for (int i = 0; i < results.Length; i++)
                {
                    Assert.True(
                        expected[i].AsSpan().SequenceEqual(Canonical(results[i])),
                        $"result {i} of {string.Join("; ", made.Code)} at [{rows}, {n}]");
                    Assert.True(On.IsIntactBehind(results[i]), "written behind the result");
                }
            }, iter: 150, seed: "0000KernelsPg", threads: 1);

    private BufferView Operand(Random random, int rows, int n, int i)
    {
        Dims dims = random.Next(5) switch { 0 => [n], 1 => [rows, 1], 2 => [], _ => [rows, n] };
        return On.Floats(dims, Arrays.Values((int)dims.Size, -3, 3, 31 + i));
    }

    private int[][] OneByOne(RandomProgram made, BufferView[] operands, Dims dims)
    {
        var registers = operands.ToList();
        foreach (var step in made.Code)
        {
            byte[] read = [.. new[] { step.A, step.B, step.C }.Take(RandomProgram.Operands(step))];
            byte count = (byte)read.Length;
            var single = new ElementwiseProgram(count, step with { Target = count, A = 0, B = 1, C = 2 });
            var result = On.Empty(dims, RandomProgram.GivesTruth(step) ? DType.@bool : DType.float32);
            Backend.Elementwise(single, [.. read.Select(register => registers[register])], result);
            if (step.Target == registers.Count) registers.Add(result);
            else registers[step.Target] = result;
        }

        return [.. made.Program.Results.ToArray().Select(register => Canonical(Whole(registers[register], dims)))];
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
