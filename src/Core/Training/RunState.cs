using System.Runtime.InteropServices;
using Strata.Backends;

namespace Strata.Training;

/// <summary>
/// The state of a run between two steps, as bytes: all variables in the program's order, then the epoch's sums
/// (float64). Who has it can go on with the next step.
/// </summary>
public static class RunState
{
    /// <summary>Bytes of the state.</summary>
    public static long Length(RunProgram program) =>
        program.VariableBytes + (8L * new EpochMeter(program.LogNames.Length).StateLength);

    /// <summary>Copies variables and sums to bytes.</summary>
    public static void Save(IReadOnlyList<BufferView> variables, EpochMeter meter, Span<byte> state)
    {
        int offset = 0;
        foreach (var view in variables)
        {
            view.Buffer.Owner.Read(view.Buffer, view.Offset, state.Slice(offset, checked((int)view.Bytes)));
            offset += (int)view.Bytes;
        }

        double[] sums = new double[meter.StateLength];
        meter.Save(sums);
        MemoryMarshal.AsBytes<double>(sums).CopyTo(state[offset..]);
    }

    /// <summary>Copies bytes to variables and sums.</summary>
    /// <exception cref="FormatException">The length is another.</exception>
    public static void Load(IReadOnlyList<BufferView> variables, EpochMeter meter, ReadOnlySpan<byte> state)
    {
        long expected = variables.Sum(v => v.Bytes) + (8L * meter.StateLength);
        if (state.Length != expected)
            throw new FormatException($"state: expected {expected} bytes, received {state.Length}.");
        int offset = 0;
        foreach (var view in variables)
        {
            view.Buffer.Owner.Write(view.Buffer, view.Offset, state.Slice(offset, (int)view.Bytes));
            offset += (int)view.Bytes;
        }

        meter.Load(MemoryMarshal.Cast<byte, double>(state[offset..].ToArray()));
    }
}
