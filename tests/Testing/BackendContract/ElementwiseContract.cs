using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's elementwise programs must do.</summary>
public abstract class ElementwiseContract
{
    private static readonly float[] Special =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 2, -2, 1.5f, 2.5f, -3.5f, 1e-8f, -1e-8f, 1e-30f, 88, 89, -88, -104, 100, 1e5f, 3e8f,
        float.MaxValue, float.MinValue, float.Epsilon, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    public static TheoryData<Opcode> Unary =>
        [.. Enum.GetValues<Opcode>().Where(code => ReferenceMath.Unary(code) is not null)];

    public static TheoryData<Opcode> Binary =>
        [.. Enum.GetValues<Opcode>().Where(code => ReferenceMath.Binary(code) is not null)];

    [Theory]
    [MemberData(nameof(Unary))]
    public void A_function_is_within_2_units_of_its_float64_value(Opcode code)
    {
        var expected = ReferenceMath.Unary(code)!;
        float[] x = [.. Special, .. Arrays.Values(2000, -10, 10), .. Arrays.Values(500, -1, 1), .. Small];
        var program = new ElementwiseProgram(1, new Instruction(code, 1));

        float[] y = Run(program, [On.Floats([x.Length], x)], [x.Length], IsTruth(code));

        for (int i = 0; i < x.Length; i++)
            Assert.True(ReferenceMath.UnitsApart(y[i], expected(x[i])) <= 2,
                $"{code}({x[i]}): expected {expected(x[i])}, received {y[i]}");
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void A_function_of_two_is_within_2_units_of_its_float64_value(Opcode code)
    {
        var expected = ReferenceMath.Binary(code)!;
        float[] a = Arrays.Values(1000, -10, 10, seed: 1), b = Arrays.Values(1000, -10, 10, seed: 2);
        if (code == Opcode.Pow) a = Array.ConvertAll(a, Math.Abs);
        a = [.. a, 0, 1, -2, -2, 3, 0, 7, -8];
        b = [.. b, 2, 5, 3, 2, 3, 0, 7, 2];
        var program = new ElementwiseProgram(2, new Instruction(code, 2, 0, 1));

        float[] y = Run(program, [On.Floats([a.Length], a), On.Floats([b.Length], b)], [a.Length], IsTruth(code));

        for (int i = 0; i < a.Length; i++)
        {
            double value = expected(a[i], b[i]);
            bool isNear = ReferenceMath.UnitsApart(y[i], value) <= 2
                || (code == Opcode.Mod && Math.Abs(y[i] - value) < 1e-5);
            Assert.True(isNear, $"{code}({a[i]}, {b[i]}): expected {value}, received {y[i]}");
        }
    }

    [Fact]
    public void Operands_are_broadcast_as_NumPy_does() =>
        Gen.Select(Gen.Int[0, 5].Array[0, 4], Gen.Int[0, 1].Array[4], Gen.Int[0, 1].Array[4], Gen.Int[0, 4]).Sample(
            (dims, keepA, keepB, drop) =>
            {
                int[] a = [.. dims.Select((n, i) => keepA[i] == 1 ? n : 1)];
                int[] b = [.. dims.Select((n, i) => keepB[i] == 1 || a[i] != n ? n : 1)
                    .Skip(Math.Min(drop, LeadingOnes(a, dims)))];
                float[] x = Arrays.Values(Size(a), -1, 1, 3), y = Arrays.Values(Size(b), -1, 1, 4);
                var program = new ElementwiseProgram(2, new Instruction(Opcode.Sub, 2, 0, 1));

                float[] found = Run(program, [On.Floats(new(a), x), On.Floats(new(b), y)], new(dims), false);

                for (int i = 0; i < found.Length; i++)
                    Assert.Equal(x[Place(i, dims, a)] - y[Place(i, dims, b)], found[i]);
            }, iter: 200, seed: "0000KernelsEw", threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void An_element_does_not_depend_on_its_place(int count)
    {
        float[] x = Arrays.Values(5000, -5, 5);
        var program = new ElementwiseProgram(1, new Instruction(Opcode.Tanh, 1), new Instruction(Opcode.Exp, 1, 1));
        float[] all = Run(program, [On.Floats([5000], x)], [5000], false);

        float[] part = Run(program, [On.Floats([count], x[..count])], [count], false);
        float[] end = Run(program, [On.Floats([count], x[^count..])], [count], false);

        Assert.Equal(all[..count], part);
        Assert.Equal(all[^count..], end);
    }

    [Fact]
    public void A_chain_uses_registers_again_and_may_write_where_it_read()
    {
        var on = On;
        var a = on.Floats([3, 700], Arrays.Values(2100, -2, 2));
        float[] before = on.Read(a);
        var program = new ElementwiseProgram(
            1,
            new Instruction(Opcode.Constant, 1, K: 0.5f),
            new Instruction(Opcode.Mul, 1, 0, 1),
            new Instruction(Opcode.Greater, 2, 0, 1),
            new Instruction(Opcode.Select, 0, 2, 0, 1));

        Backend.Elementwise(program, [a], a);

        Assert.Equal(before.Select(v => v > v * 0.5f ? v : v * 0.5f), on.Read(a));
    }

    [Fact]
    public void The_slope_of_relu_is_0_at_0_and_NaN_of_NaN()
    {
        float[] a = [2, 2, -2, 2, float.PositiveInfinity], b = [0, 3, 3, float.NaN, 0];
        var program = new ElementwiseProgram(2, new Instruction(Opcode.ReluGradient, 2, 0, 1));

        float[] y = Run(program, [On.Floats([5], a), On.Floats([5], b)], [5], false);

        Assert.Equal([0, 2, -2, float.NaN, float.NaN], y);
    }

    [Fact]
    public void Whole_numbers_and_truth_values_have_their_own_instructions()
    {
        int[] a = [7, -7, 7, -7, 0, 5], b = [2, 2, -2, -2, 3, 0];

        Assert.Equal([9, -5, 5, -9, 3, 5], Integers(Opcode.Add, a, b));
        Assert.Equal([3, -4, -4, 3, 0, 0], Integers(Opcode.Div, a, b));
        Assert.Equal([1, 1, -1, -1, 0, 0], Integers(Opcode.Mod, a, b));
        Assert.Equal([7, 2, 7, -2, 3, 5], Integers(Opcode.Maximum, a, b));
        Assert.Equal([49, 49, 0, 0, 0, 1], Integers(Opcode.Pow, a, [2, 2, -2, -2, 3, 0]));
        Assert.Equal([0, 1, 0, 1, 1, 0], Integers(Opcode.Less, a, b));
    }

    [Fact]
    public void Numbers_are_converted_toward_zero_and_to_truth_values()
    {
        var on = On;
        var x = on.Floats([5], [1.9f, -1.9f, 0, -0f, 3e9f]);

        float[] whole = Run(new(1, new Instruction(Opcode.ToInt, 1)), [x], [5], false, DType.int32);
        float[] truth = Run(new(1, new Instruction(Opcode.ToBool, 1)), [x], [5], true);

        Assert.Equal([1, -1, 0, 0, int.MaxValue], whole);
        Assert.Equal([1, 1, 0, 0, 1], truth);
    }

    private static float[] Small => [.. Arrays.Values(200, -20, 0, 8).Select(e => (float)Math.Pow(10, e))];

    private int[] Integers(Opcode code, int[] a, int[] b)
    {
        bool truth = code == Opcode.Less;
        var program = new ElementwiseProgram(2, new Instruction(code, 2, 0, 1, Integer: true));
        var operands = new[] { On.Ints([a.Length], a), On.Ints([b.Length], b) };
        return [.. Run(program, operands, [a.Length], truth, truth ? (DType?)null : DType.int32).Select(v => (int)v)];
    }

    private float[] Run(
        ElementwiseProgram program, BufferView[] inputs, Dims dims, bool truth, DType? dtype = null)
    {
        var y = On.Empty(dims, truth ? DType.@bool : dtype ?? DType.float32);
        Backend.Elementwise(program, inputs, y);
        Assert.True(On.IsIntactBehind(y), "written behind the result");
        return On.Read(y);
    }

    private static bool IsTruth(Opcode code) =>
        code is >= Opcode.Equal and <= Opcode.GreaterEqual or >= Opcode.IsNaN and <= Opcode.IsFinite;

    private static int Size(int[] dims) => dims.Aggregate(1, (a, b) => a * b);

    private static int LeadingOnes(int[] a, int[] dims)
    {
        int count = 0;
        while (count < a.Length && a[count] == dims[count]) count++;
        return count;
    }

    // Where element i of dims stands in a tensor of other dimensions that is broadcast to them.
    private static int Place(int i, int[] dims, int[] own)
    {
        int place = 0, stride = 1;
        for (int axis = dims.Length - 1, at = own.Length - 1; axis >= 0; axis--, at--)
        {
            int index = i % dims[axis];
            i /= dims[axis];
            if (at < 0) continue;
            place += own[at] == 1 ? 0 : index * stride;
            stride *= own[at];
        }

        return place;
    }
}
