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
        RowWork<Blocks>.Run(new() { Call = &call, Size = size }, checked((int)blocks), call.BlockCost);
        GC.KeepAlive(program);
    }

    private struct Blocks : IRows
    {
        internal ElementwiseCall* Call;
        internal long Size;

        public readonly void Run(int first, int end)
        {
            long from = (long)first * ElementwiseCall.Block;
            Call->Run(from, Math.Min(Size, (long)end * ElementwiseCall.Block) - from);
        }
    }
}
