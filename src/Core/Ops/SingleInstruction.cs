using System.Collections.Concurrent;
using Strata.Backends;

namespace Strata.Ops;

/// <summary>Programs of a single instruction, made once.</summary>
internal static class SingleInstruction
{
    private static readonly ConcurrentDictionary<(Opcode, int, bool), ElementwiseProgram> Programs = new();

    internal static ElementwiseProgram Of(Opcode code, int inputs, bool integer) =>
        Programs.GetOrAdd((code, inputs, integer), static key => new ElementwiseProgram(key.Item2,
            new Instruction(key.Item1, (byte)key.Item2, 0, (byte)Math.Min(1, key.Item2 - 1),
                (byte)Math.Min(2, key.Item2 - 1), 0, key.Item3)));
}
