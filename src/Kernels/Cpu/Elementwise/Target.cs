using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Tensors;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Where a result of an elementwise program goes.</summary>
internal readonly unsafe struct Target
{
    private const int Lanes = 16;
    private readonly byte* address;
    private readonly bool isTruth;

    internal Target(in BufferView output, ElementwiseProgram program, byte register, ReadOnlySpan<Operand> operands)
    {
        address = output.Bytes();
        (Register, isTruth) = (register, output.DType == DType.@bool);
        DirectAt = isTruth ? -1 : Writer(program, register);
        for (int i = DirectAt + 1; DirectAt >= 0 && i < program.Code.Length; i++)
        {
            ref readonly var later = ref program.Code[i];
            if (Reads(later.A, operands) || Reads(later.B, operands) || Reads(later.C, operands)) DirectAt = -1;
        }
    }

    /// <summary>The register that holds the result in the end.</summary>
    internal int Register { get; }

    /// <summary>The instruction that may write the result to its place at once; −1 if none may.</summary>
    internal int DirectAt { get; }

    /// <summary>Where the result's element goes.</summary>
    internal byte* At(long element) => address + (4 * element);

    /// <summary>Copies a block of the result to its place, if it does not stand there yet.</summary>
    internal void Take(byte* from, int step, long first, int n)
    {
        byte* to = isTruth ? address + first : At(first);
        if (from == to) return;
        if (isTruth)
        {
            for (int i = 0; i < n; i++) to[i] = (byte)((int*)from)[step == 0 ? 0 : i];
        }
        else if (step == 0)
        {
            new Span<int>(to, n).Fill(*(int*)from);
        }
        else
        {
            System.Buffer.MemoryCopy(from, to, 4L * n, 4L * n);
        }
    }

    private static int Writer(ElementwiseProgram program, byte register)
    {
        for (int i = program.Code.Length - 1; i >= 0; i--)
            if (program.Code[i].Target == register) return i;
        return -1;
    }

    // An input that stands where the result goes must not be read behind the instruction that writes it.
    private bool Reads(int register, ReadOnlySpan<Operand> operands) =>
        register < operands.Length && operands[register].IsAt(address);
}
