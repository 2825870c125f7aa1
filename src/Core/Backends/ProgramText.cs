namespace Strata.Backends;

/// <summary>Writes an elementwise program; each value has a register of its own.</summary>
internal sealed class ProgramText(int inputs)
{
    private readonly List<Instruction> code = [];

    internal ElementwiseProgram Program => new(inputs, code.ToArray());

    internal byte Add(byte a, byte b) => Append(new(Opcode.Add, 0, a, b));

    internal byte Sub(byte a, byte b) => Append(new(Opcode.Sub, 0, a, b));

    internal byte Mul(byte a, byte b) => Append(new(Opcode.Mul, 0, a, b));

    internal byte Tanh(byte a) => Append(new(Opcode.Tanh, 0, a));

    internal byte One() => Constant(1);

    /// <summary>The sigmoid, or the hard one.</summary>
    internal byte Gate(byte a, bool hard)
    {
        if (!hard) return Append(new(Opcode.Sigmoid, 0, a));
        byte line = Add(Mul(a, Constant(0.2f)), Constant(0.5f));
        return Append(new(Opcode.Minimum, 0, Append(new(Opcode.Maximum, 0, line, Constant(0))), Constant(1)));
    }

    /// <summary>The slope of a gate whose value is s.</summary>
    internal byte GateSlope(byte s, bool hard)
    {
        if (!hard) return Mul(s, Sub(One(), s));
        byte slope = Append(new(Opcode.Select, 0, Append(new(Opcode.Less, 0, s, One())), Constant(0.2f), Constant(0)));
        return Append(new(Opcode.Select, 0, Append(new(Opcode.Less, 0, Constant(0), s)), slope, Constant(0)));
    }

    /// <summary>The slope of tanh where its value is y.</summary>
    internal byte TanhSlope(byte y) => Sub(One(), Mul(y, y));

    private byte Constant(float value) => Append(new(Opcode.Constant, 0, K: value));

    private byte Append(Instruction step)
    {
        code.Add(step with { Target = (byte)(inputs + code.Count) });
        return code[^1].Target;
    }
}
