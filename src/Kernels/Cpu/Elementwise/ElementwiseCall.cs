using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>
/// An elementwise program with the addresses of its operands: runs on any range of elements, on any thread, block by
/// block so that registers stay in the first cache. It lives in memory of the caller's stack.
/// </summary>
internal unsafe struct ElementwiseCall
{
    /// <summary>Elements of a block.</summary>
    internal const int Block = 512;

    private const int Lanes = 16;

    /// <summary>Instructions behind which the next block is fetched ahead.</summary>
    private const int LongProgram = 6;
    private readonly Instruction* code;
    private readonly Operand* operands;
    private readonly Target* targets;
    private readonly int length, inputs, registers, results;
    private readonly bool keepsInputs;
    private readonly AdamUpdate adam;

    /// <param name="program">The program; it must outlive the call.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Its outputs, all of the same dimensions.</param>
    /// <param name="operands">Memory for as many operands as there are inputs.</param>
    /// <param name="targets">Memory for as many targets as there are outputs.</param>
    internal ElementwiseCall(
        ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, ReadOnlySpan<BufferView> outputs,
        Operand* operands, Target* targets)
    {
        this.operands = operands;
        this.targets = targets;
        (this.inputs, results) = (inputs.Length, outputs.Length);
        code = (Instruction*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(program.Code));
        (length, registers, keepsInputs) = (program.Code.Length, program.Registers, KeepsInputs(program));
        for (int i = 0; i < inputs.Length; i++) operands[i] = new(inputs[i], outputs[0].Dims);
        for (int i = 0; i < outputs.Length; i++)
            targets[i] = new(outputs[i], program, program.Results[i], new(operands, inputs.Length));
        adam = AdamUpdate.Of(program, operands, targets);
    }

    /// <summary>Instructions times elements of a block.</summary>
    internal readonly int BlockCost => Block * length;

    /// <summary>Computes the elements of a range.</summary>
    internal readonly void Run(long start, long count)
    {
        if (adam.IsMatch)
        {
            long whole = count / Lanes * Lanes;
            adam.Run(start, whole);
            (start, count) = (start + whole, count - whole);
        }

        Interpret(start, count);
    }

    [SkipLocalsInit]
    private readonly void Interpret(long start, long count)
    {
        byte* scratch = Scratch.Elements.Take(4L * registers * (Block + Lanes));
        byte** at = stackalloc byte*[ElementwiseProgram.MaxRegisters];
        int* steps = stackalloc int[ElementwiseProgram.MaxRegisters];
        for (long first = start; first < start + count; first += Block)
        {
            int n = (int)Math.Min(Block, start + count - first);
            bool whole = n % Lanes == 0;
            for (int i = 0; i < inputs; i++)
            {
                if (first > start && keepsInputs && operands[i].IsAlike(Block)) continue;
                steps[i] = operands[i].IsScalar ? 0 : Lanes;
                at[i] = operands[i].Load(first, n, whole, Room(scratch, i, steps[i]));
            }

            if (length >= LongProgram && first + Block < start + count)
                for (int i = 0; i < inputs; i++) operands[i].Fetch(first + Block, Block);
            Compute(at, steps, scratch, (n + Lanes - 1) / Lanes * Lanes, first, whole);
            for (int i = 0; i < results; i++)
                targets[i].Take(at[targets[i].Register], steps[targets[i].Register], first, n);
        }
    }

    // Whether a register that holds an input is never written, so that what is alike in all blocks stays there.
    private static bool KeepsInputs(ElementwiseProgram program)
    {
        foreach (ref readonly var step in program.Code)
            if (step.Target < program.Inputs) return false;
        return true;
    }

    private readonly void Compute(byte** at, int* steps, byte* scratch, int n, long first, bool whole)
    {
        for (int i = 0; i < length; i++)
        {
            ref readonly var step = ref code[i];
            int step16 = StepOf(step, steps);
            byte* y = Room(scratch, step.Target, step16);
            if (whole && step16 != 0)
                for (int k = 0; k < results; k++)
                    if (targets[k].DirectAt == i) y = targets[k].At(first);
            int elements = step16 == 0 ? Lanes : n;
            if (step.Code == Opcode.Constant) Constant(step, (int*)y);
            else if (step.Code == Opcode.Select)
                Loops.Select(Of<int>(at, steps, step.A), Of<int>(at, steps, step.B), Of<int>(at, steps, step.C),
                    (int*)y, elements);
            else if (step.Integer)
                IntegerInstructions.Run(
                    step, Of<int>(at, steps, step.A), Of<int>(at, steps, step.B), (int*)y, elements);
            else
                FloatInstructions.Run(
                    step, Of<float>(at, steps, step.A), Of<float>(at, steps, step.B), (float*)y, elements);
            at[step.Target] = y;
            steps[step.Target] = step16;
        }
    }

    // A block for each register, and behind all blocks 16 equal elements for each.
    private readonly byte* Room(byte* scratch, int register, int step) => scratch +
        (step != 0 ? 4L * Block * register : (4L * Block * registers) + (4L * Lanes * register));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Source<T> Of<T>(byte** at, int* steps, int register)
        where T : unmanaged => new((T*)at[register], steps[register]);

    private static int StepOf(in Instruction step, int* steps)
    {
        if (step.Code == Opcode.Constant) return 0;
        int one = steps[step.A] | steps[step.B];
        return step.Code == Opcode.Select ? one | steps[step.C] : one;
    }

    private static void Constant(in Instruction step, int* y) =>
        new Span<int>(y, Lanes).Fill(step.Integer ? (int)step.K : BitConverter.SingleToInt32Bits(step.K));
}
