using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>Recurrent cells over whole sequences; rows are shared among the threads.</summary>
internal static unsafe class Recurrences
{
    internal static void Forward(
        in Recurrence r, WantedStates wanted, ReadOnlySpan<BufferView> inputs, float* tape, float* states)
    {
        switch (r.Cell, r.IsHard)
        {
            case (RecurrentCell.Simple, _): Forward<Cells.Simple, Gates.Soft>(r, wanted, inputs, tape, states); break;
            case (RecurrentCell.Lstm, false): Forward<Cells.Lstm, Gates.Soft>(r, wanted, inputs, tape, states); break;
            case (RecurrentCell.Lstm, true): Forward<Cells.Lstm, Gates.Hard>(r, wanted, inputs, tape, states); break;
            case (RecurrentCell.GruBefore, false):
                ResetRecurrences.Forward<Gates.Soft>(r, wanted, inputs, tape, states);
                break;
            case (RecurrentCell.GruBefore, true):
                ResetRecurrences.Forward<Gates.Hard>(r, wanted, inputs, tape, states);
                break;
            case (_, false): Forward<Cells.Gru, Gates.Soft>(r, wanted, inputs, tape, states); break;
            default: Forward<Cells.Gru, Gates.Hard>(r, wanted, inputs, tape, states); break;
        }
    }

    internal static void Backward(
        in Recurrence r, WantedStates wanted, bool firstGiven, ReadOnlySpan<BufferView> inputs, in BufferView dz)
    {
        bool first = firstGiven;
        switch (r.Cell, r.IsHard)
        {
            case (RecurrentCell.Simple, _): Backward<Cells.Simple, Gates.Soft>(r, wanted, first, inputs, dz); break;
            case (RecurrentCell.Lstm, false): Backward<Cells.Lstm, Gates.Soft>(r, wanted, first, inputs, dz); break;
            case (RecurrentCell.Lstm, true): Backward<Cells.Lstm, Gates.Hard>(r, wanted, first, inputs, dz); break;
            case (RecurrentCell.GruBefore, false):
                ResetRecurrences.Backward<Gates.Soft>(r, wanted, first, inputs, dz);
                break;
            case (RecurrentCell.GruBefore, true):
                ResetRecurrences.Backward<Gates.Hard>(r, wanted, first, inputs, dz);
                break;
            case (_, false): Backward<Cells.Gru, Gates.Soft>(r, wanted, first, inputs, dz); break;
            default: Backward<Cells.Gru, Gates.Hard>(r, wanted, first, inputs, dz); break;
        }
    }

    internal static void Terms(
        in Recurrence r, in BufferView tape, in BufferView x, in BufferView state, in BufferView terms)
    {
        var rows = new SequenceRows(terms.Dims[0], r);
        var work = new TermRows
        {
            R = r,
            Rows = rows,
            Parts = rows.Parts,
            X = x.Floats(),
            H = state.Floats(),
            Tape = tape.Floats(),
            Terms = terms.Floats(),
        };
        Team.Run(ref work, work.Parts);
    }

    private static void Forward<TCell, TGate>(
        in Recurrence r, WantedStates wanted, ReadOnlySpan<BufferView> inputs, float* tape, float* states)
        where TCell : struct, ICell
        where TGate : struct, IGate
    {
        var rows = new SequenceRows(inputs[0].Dims[0], r);
        int blocks = Block16.Padded(r.Units) / Block16.Length;
        long packed = (long)blocks * r.Terms * r.Gates * Block16.Length;
        float* panels = (float*)Scratch.Panels.Take(4 * packed);
        Pack(r, inputs[1].Floats(), panels);
        var work = new ForwardRows<TCell, TGate>
        {
            R = r,
            Wanted = wanted,
            Rows = rows,
            Parts = rows.Parts,
            X = inputs[0].Floats(),
            H = inputs[2].Floats(),
            C = r.States > 1 ? inputs[3].Floats() : null,
            Kept = r.Kept,
            Panels = panels,
            Tape = tape,
            States = states,
        };
        Team.Run(ref work, work.Parts);
    }

    private static void Backward<TCell, TGate>(
        in Recurrence r, WantedStates wanted, bool firstGiven, ReadOnlySpan<BufferView> inputs, in BufferView dz)
        where TCell : struct, ICell
        where TGate : struct, IGate
    {
        var rows = new SequenceRows(dz.Dims[0], r);
        int width = r.Gates * r.Units;
        long packed = (long)Panels.PackedWidth(r.Units) * width;
        float* panels = (float*)Scratch.Panels.Take(4 * packed);
        Panels.PackTransposed(inputs[2].Floats() + ((long)r.Features * width), width, r.Units, width, panels);
        var work = new BackwardRows<TCell, TGate>
        {
            R = r,
            Wanted = wanted,
            FirstGiven = firstGiven,
            Rows = rows,
            Parts = rows.Parts,
            Dy = inputs[0].Floats(),
            Tape = inputs[1].Floats(),
            H = inputs[3].Floats(),
            C = r.States > 1 ? inputs[4].Floats() : null,
            Dz = dz.Floats(),
            Gates = r.Gates,
            Kept = r.Kept,
            Panels = panels,
        };
        Team.Run(ref work, work.Parts);
    }

    // Of each 16 units the columns of all gates side by side, so that one tile has all that a cell needs.
    private static void Pack(in Recurrence r, float* weights, float* to)
    {
        int width = r.Gates * r.Units;
        for (int unit = 0; unit < r.Units; unit += Block16.Length)
        {
            int real = Math.Min(Block16.Length, r.Units - unit);
            for (int term = 0; term < r.Terms; term++)
            {
                for (int gate = 0; gate < r.Gates; gate++, to += Block16.Length)
                {
                    float* from = weights + ((long)term * width) + (gate * r.Units) + unit;
                    new ReadOnlySpan<float>(from, real).CopyTo(new(to, real));
                    if (real < Block16.Length) new Span<float>(to + real, Block16.Length - real).Clear();
                }
            }
        }
    }
}
