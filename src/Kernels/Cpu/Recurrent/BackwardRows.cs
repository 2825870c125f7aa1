using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>Some rows taken through all steps backwards.</summary>
[SkipLocalsInit]
internal unsafe struct BackwardRows<TCell, TGate> : IWork
    where TCell : struct, ICell
    where TGate : struct, IGate
{
    internal Recurrence R;
    internal WantedStates Wanted;
    internal bool FirstGiven;
    internal SequenceRows Rows;
    internal int Parts;
    internal float* Dy, Tape, H, C, Dz;

    /// <summary>How many vectors a step's product has, and how many the step keeps: calls, asked for once.</summary>
    internal int Gates, Kept;

    /// <summary>The recurrent kernel transposed, in panels.</summary>
    internal float* Panels;

    // A step before the first.
    private readonly int Lead => FirstGiven ? 1 : 0;

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (first, count) = Rows.Part(part, Parts);
        int padded = Linear.Panels.PackedWidth(R.Units), width = Gates * R.Units;
        long bytes = 8L * count * padded;
        float* flow = (float*)Scratch.Images.Take(bytes), beside = flow + (count * padded);
        new Span<byte>(flow, checked((int)bytes)).Clear();
        if (Wanted.Cell) ReadCells(first, count, beside, padded);
        for (int step = R.Steps - 1; step >= 0; step--)
        {
            for (int row = 0; row < count; row++)
                Row(first + row, step, flow + (row * padded), beside + (row * padded));
            if (step > 0) StepBack(step, first, count, flow);
        }

        for (int row = 0; FirstGiven && row < count; row++)
        {
            float* to = Dz + ((long)(first + row) * (R.Steps + 1) * width);
            new Span<float>(to, width).Clear();
            Block16.Copy(beside + (row * padded), to, R.Units);
        }
    }

    private readonly void Row(int row, int step, float* flow, float* beside)
    {
        int units = R.Units, width = Gates * units;
        float* kept = KeptAt(row, step), dz = GradientsAt(row, step);
        float* before = step > 0 ? StateBefore(kept) : (C == null ? H : C) + ((long)row * units);
        float* dy = Gradient(row, step);
        float* spare = stackalloc float[10 * Block16.Length];
        for (int unit = 0; unit < units; unit += Block16.Length)
        {
            int real = Math.Min(Block16.Length, units - unit);
            bool whole = real == Block16.Length;
            float* at = kept + unit, to = dz + unit;
            if (step > 0) Ahead.Fetch(to - width, units, Gates);
            if (!whole)
            {
                Block16.Copy(at, units, spare, Block16.Length, Kept, real);
                at = spare;
                to = spare + (6 * Block16.Length);
            }

            var dh = Vector512.Load(flow + unit);
            var passing = Vector512.Load(beside + unit);
            if (R.Cell == RecurrentCell.Gru) dh += passing;
            if (dy != null) dh += Block16.Load(dy + unit, real);
            int stride = whole ? units : Block16.Length;
            TCell.Backward<TGate>(at, stride, Block16.Load(before + unit, real), dh, ref passing, to, stride);
            passing.Store(beside + unit);
            if (!whole) Block16.Copy(to, Block16.Length, dz + unit, units, Gates, real);
        }
    }

    private readonly float* Gradient(int row, int step)
    {
        if (!Wanted.EachStep && step < R.Steps - 1) return null;
        return Dy + ((((long)row * Wanted.Count(R)) + (Wanted.EachStep ? step : 0)) * R.Units);
    }

    private readonly void ReadCells(int first, int count, float* beside, int padded)
    {
        int wanted = Wanted.Count(R);
        for (int row = 0; row < count; row++)
        {
            float* from = Dy + ((((long)(first + row) * wanted) + wanted - 1) * R.Units);
            Block16.Copy(from, beside + (row * padded), R.Units);
        }
    }

    // Meanwhile it asks for what the step before kept, and for the states before that, which lie in front of it.
    private readonly void StepBack(int step, int first, int count, float* flow)
    {
        int width = Gates * R.Units, kept = Kept * R.Units;
        RowTiles.Multiply(
            GradientsAt(first, step), (long)width * (R.Steps + Lead), count, Panels, width, R.Units, flow,
            Linear.Panels.PackedWidth(R.Units), new(StateBefore(KeptAt(first, step - 1)), kept, (nint)R.Steps * kept));
    }

    private readonly float* KeptAt(int row, int step) => Tape + ((((long)row * R.Steps) + step) * Kept * R.Units);

    // c of an LSTM, else h, which the step before kept last, or last but h.
    private readonly float* StateBefore(float* kept) => kept - ((C == null ? 1 : 2) * R.Units);

    private readonly float* GradientsAt(int row, int step) =>
        Dz + ((((long)row * (R.Steps + Lead)) + step + Lead) * Gates * R.Units);
}
