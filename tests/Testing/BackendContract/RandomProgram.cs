using Strata.Backends;

namespace Strata.Testing.BackendContract;

/// <summary>An elementwise program of random instructions over float32 and truth values.</summary>
internal sealed class RandomProgram
{
    private const int Registers = 12;

    private static readonly Opcode[]
        Unary =
        [
            Opcode.Neg, Opcode.Abs, Opcode.Sign, Opcode.Square, Opcode.Sqrt, Opcode.Rsqrt, Opcode.Reciprocal,
            Opcode.Exp, Opcode.Log, Opcode.Sin, Opcode.Tanh, Opcode.Sigmoid, Opcode.Erf, Opcode.Relu, Opcode.Elu,
            Opcode.Softplus, Opcode.Floor, Opcode.Round, Opcode.FlushDenormals,
        ],
        Binary =
        [
            Opcode.Add, Opcode.Sub, Opcode.Mul, Opcode.Div, Opcode.Maximum, Opcode.Minimum, Opcode.Mod, Opcode.Pow,
        ],
        Comparison = [Opcode.Equal, Opcode.Less, Opcode.GreaterEqual];

    private readonly Random random;
    private readonly List<bool> isTruth;

    internal RandomProgram(Random random, int inputs, int length)
    {
        this.random = random;
        isTruth = [.. Enumerable.Repeat(false, inputs)];
        Code = [.. Enumerable.Range(0, length).Select(_ => Next())];
        byte[] floats = [.. Of(false)];
        random.Shuffle(floats);
        Program = new(inputs, Code, floats.AsSpan(0, Math.Min(floats.Length, random.Next(1, 4))));
    }

    internal Instruction[] Code { get; }

    internal ElementwiseProgram Program { get; }

    /// <summary>Whether an instruction gives a truth value.</summary>
    internal static bool GivesTruth(in Instruction step) => Array.IndexOf(Comparison, step.Code) >= 0;

    /// <summary>How many registers an instruction reads.</summary>
    internal static int Operands(in Instruction step) => step.Code switch
    {
        Opcode.Constant => 0,
        Opcode.Select => 3,
        _ => Array.IndexOf(Unary, step.Code) >= 0 ? 1 : 2,
    };

    private Instruction Next()
    {
        byte a = Pick(false), b = Pick(false), c = Pick(false);
        bool chooses = random.Next(6) == 0 && isTruth.Contains(true);
        var step = random.Next(8) switch
        {
            _ when chooses => new(Opcode.Select, 0, Pick(true), b, c),
            0 => new(Opcode.Constant, 0, K: (random.NextSingle() * 4) - 2),
            1 => new(Comparison[random.Next(Comparison.Length)], 0, a, b),
            < 5 => new(Unary[random.Next(Unary.Length)], 0, a),
            _ => new Instruction(Binary[random.Next(Binary.Length)], 0, a, b),
        };
        return step with { Target = Target(GivesTruth(step)) };
    }

    // A new register or one that is there; the first always stays a number.
    private byte Target(bool truth)
    {
        int target = random.Next(1, Math.Min(isTruth.Count + 1, Registers));
        if (target == isTruth.Count) isTruth.Add(truth);
        else isTruth[target] = truth;
        return (byte)target;
    }

    private byte Pick(bool truth)
    {
        byte[] those = [.. Of(truth)];
        return those.Length == 0 ? (byte)0 : those[random.Next(those.Length)];
    }

    private IEnumerable<byte> Of(bool truth) =>
        Enumerable.Range(0, isTruth.Count).Where(i => isTruth[i] == truth).Select(i => (byte)i);
}
