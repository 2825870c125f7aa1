using Strata.Tensors;

namespace Strata.Backends;

/// <summary>Recurrent cells composed of a backend's required members, step by step.</summary>
internal static class ComposedRecurrence
{
    internal static void Run(Backend on, in Recurrence r, ReadOnlySpan<BufferView> inputs, BufferView tape)
    {
        int rows = inputs[0].Dims[0], units = r.Units;
        if (rows == 0) return;
        using var slots = new RecurrentSlots(on, r, rows);
        var terms = slots.Terms;
        on.Fill(terms, 1);
        for (int step = 0; step < r.Steps; step++)
        {
            slots.Copy(inputs[0], (long)step * r.Features, r.Steps * r.Features, terms, 0, r.Terms, r.Features);
            for (int s = 0; s < r.States; s++)
            {
                var state = slots[RecurrentSlots.State + s];
                int kept = r.KeptState - s;
                if (step == 0) slots.Copy(inputs[2 + s], 0, units, state, 0, units, units);
                else slots.Copy(slots[RecurrentSlots.Kept + kept], 0, units, state, 0, units, units);
            }

            slots.Copy(slots[RecurrentSlots.State], 0, units, terms, r.Features, r.Terms, units);
            on.MatMul(terms.As([1, rows, r.Terms]), inputs[1].As([1, r.Terms, r.Gates * units]), false,
                slots.Products.As([1, rows, r.Gates * units]));
            for (int gate = 0; gate < r.Gates; gate++)
                slots.Copy(slots.Products, gate * units, r.Gates * units, slots[gate], 0, units, units);
            if (r.Cell == RecurrentCell.GruBefore) MultiplyReset(on, r, slots, inputs[1]);
            slots.Run(CellPrograms.Forward(r));
            for (int k = 0; k < r.Kept; k++)
            {
                long at = (((long)step * r.Kept) + k) * units;
                slots.Copy(slots[RecurrentSlots.Kept + k], 0, units, tape, at, r.Steps * r.Kept * units, units);
            }
        }
    }

    internal static void Pass(
        Backend on, in Recurrence r, WantedStates wanted, ReadOnlySpan<BufferView> inputs, BufferView states)
    {
        Dims dims = [inputs[0].Dims[0], r.Steps, r.Kept * r.Units];
        using var memory = on.Allocate(4 * dims.Size);
        var tape = new BufferView(memory, 0, dims, DType.float32);
        on.Recurrent(r, inputs, tape);
        ReadStates(on, r, wanted, tape, states);
    }

    internal static void Gradient(
        Backend on, in Recurrence r, WantedStates wanted, bool firstGiven, ReadOnlySpan<BufferView> inputs,
        BufferView dz)
    {
        int rows = dz.Dims[0], units = r.Units, width = r.Gates * units;
        if (rows == 0) return;
        using var slots = new RecurrentSlots(on, r, rows);
        var (dy, tape, weights) = (inputs[0], inputs[1], inputs[2]);
        slots.Begin(dy, wanted);
        var recurrent = slots.RecurrentPart(weights);
        int first = firstGiven ? 1 : 0;
        for (int step = r.Steps - 1; step >= 0; step--)
        {
            slots.AddGradient(dy, wanted, step);
            for (int k = 0; k < r.Kept; k++) slots.ReadKept(tape, step, k, RecurrentSlots.Kept + k);
            for (int s = 0; s < r.States; s++)
            {
                if (step > 0) slots.ReadKept(tape, step - 1, r.KeptState - s, RecurrentSlots.State + s);
                else slots.Copy(inputs[3 + s], 0, units, slots[RecurrentSlots.State + s], 0, units, units);
            }

            slots.Run(CellPrograms.Backward(r));
            if (r.Cell == RecurrentCell.GruBefore) slots.StepBackReset(recurrent);
            slots.SetProducts();
            for (int gate = 0; gate < r.Gates; gate++)
            {
                long at = ((step + first) * (long)width) + (gate * units);
                slots.Copy(slots[gate], 0, units, dz, at, (r.Steps + first) * width, units);
            }

            if (step > 0) slots.StepBack(recurrent);
        }

        if (firstGiven) slots.WriteFirst(dz);
    }

    // The product of [x, r·h, 1], of which the last gate is wanted.
    private static void MultiplyReset(Backend on, in Recurrence r, RecurrentSlots slots, BufferView weights)
    {
        int units = r.Units, width = r.Gates * units, rows = slots.Terms.Dims[0];
        slots.Run(CellPrograms.ForwardGates(r));
        slots.Copy(slots[RecurrentSlots.Spare], 0, units, slots.Terms, r.Features, r.Terms, units);
        on.MatMul(slots.Terms.As([1, rows, r.Terms]), weights.As([1, r.Terms, width]), false,
            slots.Products.As([1, rows, width]));
        slots.Copy(slots.Products, 2 * units, width, slots[2], 0, units, units);
    }

    /// <summary>The wanted states of a tape.</summary>
    internal static void ReadStates(
        Backend on, in Recurrence r, WantedStates wanted, BufferView tape, BufferView states)
    {
        int rows = tape.Dims[0], step = r.Kept * r.Units;
        int count = wanted.Count(r), each = wanted.EachStep ? r.Steps : 1;
        long first = (wanted.EachStep ? 0 : (r.Steps - 1L) * step) + (r.KeptState * r.Units);
        on.CopyStrided(
            tape,
            new([rows, each, r.Units], first, [r.Steps * step, step, 1], 0, [count * r.Units, r.Units, 1]), states);
        if (!wanted.Cell) return;
        long cell = ((r.Steps - 1L) * step) + ((r.KeptState - 1) * r.Units);
        on.CopyStrided(
            tape,
            new([rows, r.Units], cell, [r.Steps * step, 1], (long)each * r.Units, [count * r.Units, 1]), states);
    }

    /// <summary>The left operands of all steps: x, the state before the step, 1.</summary>
    internal static void ReadTerms(
        Backend on, in Recurrence r, BufferView tape, BufferView x, BufferView state, BufferView terms)
    {
        int rows = x.Dims[0], step = r.Kept * r.Units;
        Dims from = [r.Steps * r.Features, r.Features, 1], to = [r.Steps * r.Terms, r.Terms, 1];
        on.Fill(terms, 1);
        on.CopyStrided(x, new(x.Dims, 0, from, 0, to), terms);
        on.CopyStrided(
            state, new([rows, r.Units], 0, [r.Units, 1], r.Features, [r.Steps * r.Terms, 1]), terms);
        on.CopyStrided(
            tape,
            new(
                [rows, r.Steps - 1, r.Units], r.KeptState * r.Units, [r.Steps * step, step, 1], r.Features + r.Terms,
                to),
            terms);
    }
}
