using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Tensors;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Runs elementwise programs block by block, so that registers stay in the first cache.</summary>
internal static unsafe class Interpreter
{
    private const int Block = 1024;
    private const int Lanes = 16;

    internal static void Run(ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, in BufferView output)
    {
        byte* scratch = Scratch.Elements.Take(4L * Block * (program.Registers + 1));
        Span<Operand> operands = stackalloc Operand[ElementwiseProgram.MaxRegisters];
        for (int i = 0; i < inputs.Length; i++) operands[i] = new(inputs[i], output.Dims);
        long size = output.Size;
        byte* target = output.Bytes();
        bool keeps = KeepsInputs(program), narrow = output.DType == DType.@bool;
        byte** registers = stackalloc byte*[ElementwiseProgram.MaxRegisters];
        for (long start = 0; start < size; start += Block)
        {
            int n = (int)Math.Min(Block, size - start);
            bool whole = n % Lanes == 0;
            for (int i = 0; i < inputs.Length; i++)
            {
                if (start > 0 && keeps && operands[i].IsScalar) continue;
                registers[i] = operands[i].Load(start, n, whole, scratch + (4L * Block * i));
            }

            byte* direct = whole && !narrow ? target + (4 * start) : null;
            byte* result = RunBlock(program, registers, scratch, (n + Lanes - 1) / Lanes * Lanes, direct);
            if (narrow) Narrow((int*)result, target + start, n);
            else if (result != direct) System.Buffer.MemoryCopy(result, target + (4 * start), 4L * n, 4L * n);
        }
    }

    // Whether a register that holds an input is never written, so that a scalar stays there for all blocks.
    private static bool KeepsInputs(ElementwiseProgram program)
    {
        foreach (ref readonly var step in program.Code)
            if (step.Target < program.Inputs) return false;
        return true;
    }

    private static byte* RunBlock(ElementwiseProgram program, byte** registers, byte* scratch, int n, byte* direct)
    {
        var code = program.Code;
        for (int i = 0; i < code.Length; i++)
        {
            ref readonly var step = ref code[i];
            byte* y = direct != null && i == code.Length - 1 ? direct : scratch + (4L * Block * step.Target);
            byte* a = registers[step.A], b = registers[step.B];
            if (step.Code == Opcode.Constant) Constant(step, (int*)y, n);
            else if (step.Code == Opcode.Select) Loops.Select((int*)a, (int*)b, (int*)registers[step.C], (int*)y, n);
            else if (step.Integer) IntegerInstructions.Run(step, (int*)a, (int*)b, (int*)y, n);
            else FloatInstructions.Run(step, (float*)a, (float*)b, (float*)y, n);
            registers[step.Target] = y;
        }

        return registers[program.Result];
    }

    private static void Constant(in Instruction step, int* y, int n) =>
        new Span<int>(y, n).Fill(step.Integer ? (int)step.K : BitConverter.SingleToInt32Bits(step.K));

    private static void Narrow(int* from, byte* to, int n)
    {
        for (int i = 0; i < n; i++) to[i] = (byte)from[i];
    }
}
