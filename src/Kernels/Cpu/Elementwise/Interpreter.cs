using System.Runtime.CompilerServices;
using Strata.Backends;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>Runs elementwise programs on all elements, shared among the threads.</summary>
[SkipLocalsInit]
internal static unsafe class Interpreter
{
    internal static void Run(
        ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, ReadOnlySpan<BufferView> outputs)
    {
        var operands = stackalloc Operand[inputs.Length];
        var targets = stackalloc Target[outputs.Length];
        var call = new ElementwiseCall(program, inputs, outputs, operands, targets);
        long size = outputs[0].Size, blocks = (size + ElementwiseCall.Block - 1) / ElementwiseCall.Block;
        int parts = Team.Parts(blocks, call.BlockCost);
        if (parts == 1)
        {
            call.Run(0, size);
        }
        else
        {
            var work = new Ranges { Call = &call, Size = size, Parts = parts, Blocks = blocks };
            Team.Run(ref work, parts);
        }

        GC.KeepAlive(program);
    }

    private struct Ranges : IWork
    {
        internal ElementwiseCall* Call;
        internal long Size, Blocks;
        internal int Parts;

        public readonly void Run(int part)
        {
            long from = Blocks * part / Parts * ElementwiseCall.Block;
            long to = Math.Min(Size, Blocks * (part + 1) / Parts * ElementwiseCall.Block);
            Call->Run(from, to - from);
        }
    }
}
