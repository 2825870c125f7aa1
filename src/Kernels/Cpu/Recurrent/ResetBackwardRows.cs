using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>Some rows of a GRU with its reset gate before the product, taken through all steps backwards.</summary>
[SkipLocalsInit]
internal unsafe struct ResetBackwardRows<TGate> : IWork
    where TGate : struct, IGate
{
    internal Recurrence R;
    internal WantedStates Wanted;
    internal bool FirstGiven;
    internal SequenceRows Rows;
    internal int Parts;
    internal float* Dy, Tape, H, Dz;

    /// <summary>The recurrent kernel's parts of both gates and of the candidate, transposed, in panels.</summary>
    internal float* GatePanels, CandidatePanels;

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (first, count) = Rows.Part(part, Parts);
        int padded = Panels.PackedWidth(R.Units), lead = FirstGiven ? 1 : 0, units = R.Units;
        long stride = (long)(R.Steps + lead) * 3 * units, bytes = 12L * count * padded;
        float* flow = (float*)Scratch.Images.Take(bytes);
        float* beside = flow + (count * padded), reset = beside + (count * padded);
        new Span<byte>(flow, checked((int)bytes)).Clear();
        for (int step = R.Steps - 1; step >= 0; step--)
        {
            float* dz = Dz + (first * stride) + ((step + lead) * 3L * units);
            for (int row = 0; row < count; row++)
            {
                int at = row * padded;
                Candidate(first + row, step, dz + (row * stride), flow + at, beside + at);
            }

            RowTiles.Multiply(dz + (2 * units), stride, count, CandidatePanels, units, units, reset, padded);
            for (int row = 0; row < count; row++)
            {
                int at = row * padded;
                Reset(first + row, step, dz + (row * stride), reset + at, beside + at);
            }

            if (step == 0) break;
            RowTiles.Multiply(dz, stride, count, GatePanels, 2 * units, units, flow, padded);
        }

        for (int row = 0; FirstGiven && row < count; row++)
        {
            float* to = Dz + ((first + row) * stride);
            new Span<float>(to, 3 * units).Clear();
            Block16.Copy(beside + (row * padded), to, units);
        }
    }

    private readonly void Candidate(int row, int step, float* dz, float* flow, float* beside)
    {
        int units = R.Units;
        float* kept = Kept(row, step), before = Before(row, step), dy = Gradient(row, step);
        var one = Vector512<float>.One;
        for (int unit = 0; unit < units; unit += Block16.Length)
        {
            int real = Math.Min(Block16.Length, units - unit);
            var dh = Vector512.Load(flow + unit) + Vector512.Load(beside + unit);
            if (dy != null) dh += Block16.Load(dy + unit, real);
            Vector512<float> u = Block16.Load(kept + unit, real), g = Block16.Load(kept + (2 * units) + unit, real);
            Block16.Store(dh * (Block16.Load(before + unit, real) - g) * TGate.Slope(u), dz + unit, real);
            Block16.Store(dh * (one - u) * (one - (g * g)), dz + (2 * units) + unit, real);
            (dh * u).Store(beside + unit);
        }
    }

    private readonly void Reset(int row, int step, float* dz, float* reset, float* beside)
    {
        int units = R.Units;
        float* kept = Kept(row, step) + units, before = Before(row, step);
        for (int unit = 0; unit < units; unit += Block16.Length)
        {
            int real = Math.Min(Block16.Length, units - unit);
            Vector512<float> r = Block16.Load(kept + unit, real), flow = Vector512.Load(reset + unit);
            var dr = flow * Block16.Load(before + unit, real) * TGate.Slope(r);
            Block16.Store(dr, dz + units + unit, real);
            (Vector512.Load(beside + unit) + (flow * r)).Store(beside + unit);
        }
    }

    private readonly float* Kept(int row, int step) =>
        Tape + ((((long)row * R.Steps) + step) * R.Kept * R.Units);

    private readonly float* Before(int row, int step) =>
        step > 0 ? Kept(row, step) - R.Units : H + ((long)row * R.Units);

    private readonly float* Gradient(int row, int step)
    {
        if (!Wanted.EachStep && step < R.Steps - 1) return null;
        return Dy + ((((long)row * Wanted.Count(R)) + (Wanted.EachStep ? step : 0)) * R.Units);
    }
}
