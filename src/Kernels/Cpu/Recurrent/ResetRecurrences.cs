using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>A GRU with its reset gate before the product; rows are shared among the threads.</summary>
internal static unsafe class ResetRecurrences
{
    internal static void Forward<TGate>(
        in Recurrence r, WantedStates wanted, ReadOnlySpan<BufferView> inputs, float* tape, float* states)
        where TGate : struct, IGate
    {
        var rows = new SequenceRows(inputs[0].Dims[0], r);
        long ofGates = (long)Panels.PackedWidth(2 * r.Units) * r.Terms;
        long ofCandidate = (long)Panels.PackedWidth(r.Units) * r.Terms;
        float* panels = (float*)Scratch.Panels.Take(4 * (ofGates + ofCandidate));
        float* weights = inputs[1].Floats();
        Panels.Pack(weights, r.Terms, 2 * r.Units, 3 * r.Units, panels);
        Panels.Pack(weights + (2 * r.Units), r.Terms, r.Units, 3 * r.Units, panels + ofGates);
        var work = new ResetForwardRows<TGate>
        {
            R = r,
            Wanted = wanted,
            Rows = rows,
            Parts = rows.Parts,
            X = inputs[0].Floats(),
            H = inputs[2].Floats(),
            GatePanels = panels,
            CandidatePanels = panels + ofGates,
            Tape = tape,
            States = states,
        };
        Team.Run(ref work, work.Parts);
    }

    internal static void Backward<TGate>(
        in Recurrence r, WantedStates wanted, bool firstGiven, ReadOnlySpan<BufferView> inputs, in BufferView dz)
        where TGate : struct, IGate
    {
        var rows = new SequenceRows(dz.Dims[0], r);
        int u = r.Units;
        long packed = Panels.PackedWidth(u);
        float* panels = (float*)Scratch.Panels.Take(12 * packed * u);
        float* recurrent = inputs[2].Floats() + ((long)r.Features * 3 * u);
        Panels.PackTransposed(recurrent, 2 * u, u, 3 * u, panels);
        Panels.PackTransposed(recurrent + (2 * u), u, u, 3 * u, panels + (2 * packed * u));
        var work = new ResetBackwardRows<TGate>
        {
            R = r,
            Wanted = wanted,
            FirstGiven = firstGiven,
            Rows = rows,
            Parts = rows.Parts,
            Dy = inputs[0].Floats(),
            Tape = inputs[1].Floats(),
            H = inputs[3].Floats(),
            Dz = dz.Floats(),
            GatePanels = panels,
            CandidatePanels = panels + (2 * packed * u),
        };
        Team.Run(ref work, work.Parts);
    }
}
