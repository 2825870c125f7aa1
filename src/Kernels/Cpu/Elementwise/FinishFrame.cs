using System.Runtime.CompilerServices;
using Strata.Backends;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Memory, on the stack of the kernel's caller, for what an epilogue needs while the kernel runs.</summary>
[SkipLocalsInit]
internal unsafe struct FinishFrame
{
    private const int MaxOutputs = 4;
    private OperandMemory operands;
    private TargetMemory targets;
    private ElementwiseCall call;

    /// <summary>The epilogue ready to run; valid while this frame and the epilogue live.</summary>
    internal static Finish Open(FinishFrame* frame, Epilogue? then)
    {
        if (then is null) return default;
        if (then.Outputs.Length > MaxOutputs)
        {
            throw new ArgumentException(
                $"then: expected at most {MaxOutputs} outputs, received {then.Outputs.Length}.");
        }

        frame->call = new(
            then.Program, then.Inputs, then.Outputs, (Operand*)&frame->operands, (Target*)&frame->targets);
        return new(&frame->call);
    }

    [InlineArray(ElementwiseProgram.MaxRegisters)]
    private struct OperandMemory
    {
        private Operand first;
    }

    [InlineArray(MaxOutputs)]
    private struct TargetMemory
    {
        private Target first;
    }
}
