using System.Numerics;
using Strata.Backends;

namespace Strata.Plans;

/// <summary>Puts one elementwise program into another, in the place of one of its inputs.</summary>
internal static class ProgramMerge
{
    private const int MaxInputs = 16;

    /// <summary>A program over input nodes.</summary>
    /// <param name="Program">The program.</param>
    /// <param name="Inputs">The nodes that it reads.</param>
    /// <param name="Kept">The nodes of its results but the first.</param>
    internal readonly record struct Part(ElementwiseProgram Program, int[] Inputs, int[] Kept);

    /// <summary>
    /// The outer program with the inner one in place of the input node; null if it would be too large.
    /// </summary>
    /// <param name="outer">The program that reads the node.</param>
    /// <param name="node">The node that the inner program computes.</param>
    /// <param name="inner">The program that computes it.</param>
    /// <param name="keeps">Whether the node's value is to be a result too.</param>
    internal static Part? Of(Part outer, int node, Part inner, bool keeps)
    {
        int[] inputs = [.. outer.Inputs.Where(i => i != node).Concat(inner.Inputs).Distinct()];
        if (inputs.Length > MaxInputs) return null;
        var code = new List<Instruction>();
        int[] own = Registers(inner, inputs, -1, -1);
        int next = Append(inner.Program, own, inputs.Length, code);
        int[] innerResults = [.. inner.Program.Results.ToArray().Select(r => own[r])];
        int[] others = Registers(outer, inputs, node, innerResults[0]);
        next = Append(outer.Program, others, next, code);
        if (next > byte.MaxValue) return null;
        int[] results = [.. outer.Program.Results.ToArray().Select(r => others[r]), .. innerResults[1..]];
        int[] kept = [.. outer.Kept, .. inner.Kept];
        if (keeps) (results, kept) = ([.. results, innerResults[0]], [.. kept, node]);
        return Pack(code, inputs.Length, results) is { } program ? new(program, inputs, kept) : null;
    }

    private static int[] Registers(Part part, int[] inputs, int replaced, int by)
    {
        int[] registers = new int[ElementwiseProgram.MaxRegisters];
        for (int i = 0; i < part.Inputs.Length; i++)
            registers[i] = part.Inputs[i] == replaced ? by : Array.IndexOf(inputs, part.Inputs[i]);
        return registers;
    }

    // Each value gets a register of its own.
    private static int Append(ElementwiseProgram program, int[] registers, int next, List<Instruction> code)
    {
        foreach (var step in program.Code)
        {
            code.Add(step with
            {
                Target = (byte)next,
                A = (byte)registers[step.A],
                B = (byte)registers[step.B],
                C = (byte)registers[step.C],
            });
            registers[step.Target] = next++;
        }

        return next;
    }

    // Registers are taken again once what they hold is not read any more; null if there are not enough.
    private static ElementwiseProgram? Pack(List<Instruction> code, int inputs, int[] results)
    {
        int[] lastRead = new int[byte.MaxValue + 1], places = new int[byte.MaxValue + 1];
        for (int i = 0; i < code.Count; i++)
            lastRead[code[i].A] = lastRead[code[i].B] = lastRead[code[i].C] = i;
        foreach (int result in results) lastRead[result] = int.MaxValue;
        for (int i = 0; i < inputs; i++) places[i] = i;
        ulong free = (1UL << ElementwiseProgram.MaxRegisters) - (1UL << inputs);
        var packed = new Instruction[code.Count];
        for (int i = 0; i < packed.Length; i++)
        {
            var step = code[i];
            foreach (byte read in (ReadOnlySpan<byte>)[step.A, step.B, step.C])
                if (read >= inputs && lastRead[read] == i) free |= 1UL << places[read];
            if (free == 0) return null;
            places[step.Target] = BitOperations.TrailingZeroCount(free);
            free &= free - 1;
            packed[i] = step with
            {
                Target = (byte)places[step.Target],
                A = (byte)places[step.A],
                B = (byte)places[step.B],
                C = (byte)places[step.C],
            };
        }

        return new(inputs, packed, [.. results.Select(r => (byte)places[r])]);
    }
}
