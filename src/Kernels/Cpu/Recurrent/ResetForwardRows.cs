using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Functions;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>
/// Some rows of a GRU with its reset gate before the product, taken through all steps: first both gates of all units,
/// then, of [x, r·h, 1], the candidates.
/// </summary>
[SkipLocalsInit]
internal unsafe struct ResetForwardRows<TGate> : IWork
    where TGate : struct, IGate
{
    internal Recurrence R;
    internal WantedStates Wanted;
    internal SequenceRows Rows;
    internal int Parts;
    internal float* X, H;

    /// <summary>The weights of both gates, and those of the candidate, in panels.</summary>
    internal float* GatePanels, CandidatePanels;

    /// <summary>Takes what is kept; or null.</summary>
    internal float* Tape;

    /// <summary>Takes the wanted states if there is no tape.</summary>
    internal float* States;

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (first, count) = Rows.Part(part, Parts);
        int k = R.Terms, units = R.Units;
        int wide = Math.Max(Panels.PackedWidth(2 * units), Panels.PackedWidth(units));
        float* now = (float*)Scratch.Images.Take(4L * count * ((2 * k) + wide + Block16.Padded(units)));
        float* reset = now + (count * k), products = reset + (count * k), updates = products + (count * wide);
        for (int row = 0; row < count; row++)
        {
            now[(row * k) + k - 1] = reset[(row * k) + k - 1] = 1;
            Block16.Copy(H + ((long)(first + row) * units), now + (row * k) + R.Features, units);
        }

        for (int step = 0; step < R.Steps; step++)
        {
            for (int row = 0; row < count; row++)
            {
                float* x = X + ((((long)(first + row) * R.Steps) + step) * R.Features);
                Block16.Copy(x, now + (row * k), R.Features);
                Block16.Copy(x, reset + (row * k), R.Features);
            }

            RowTiles.Multiply(now, k, count, GatePanels, k, 2 * units, products, wide);
            for (int row = 0; row < count; row++)
            {
                float* h = now + (row * k) + R.Features, to = reset + (row * k) + R.Features;
                Gate(first + row, step, products + (row * wide), h, to, updates + (row * Block16.Padded(units)));
            }

            RowTiles.Multiply(reset, k, count, CandidatePanels, k, units, products, wide);
            for (int row = 0; row < count; row++)
            {
                float* h = now + (row * k) + R.Features;
                Blend(first + row, step, products + (row * wide), updates + (row * Block16.Padded(units)), h);
            }
        }
    }

    private readonly void Gate(int row, int step, float* z, float* h, float* reset, float* updates)
    {
        int units = R.Units;
        float* kept = Kept(row, step);
        for (int unit = 0; unit < units; unit += Block16.Length)
        {
            int real = Math.Min(Block16.Length, units - unit);
            var u = TGate.Of(Block16.Load(z + unit, real));
            var r = TGate.Of(Block16.Load(z + units + unit, real));
            u.Store(updates + unit);
            Block16.Store(r * Block16.Load(h + unit, real), reset + unit, real);
            if (Tape == null) continue;
            Block16.Store(u, kept + unit, real);
            Block16.Store(r, kept + units + unit, real);
        }
    }

    private readonly void Blend(int row, int step, float* z, float* updates, float* state)
    {
        int units = R.Units;
        float* kept = Kept(row, step);
        bool isWanted = Wanted.EachStep || step == R.Steps - 1;
        long at = ((long)row * Wanted.Count(R)) + (Wanted.EachStep ? step : 0);
        for (int unit = 0; unit < units; unit += Block16.Length)
        {
            int real = Math.Min(Block16.Length, units - unit);
            var u = Vector512.Load(updates + unit);
            var g = FloatFunctions.Tanh.Of(Block16.Load(z + unit, real));
            var h = (u * Block16.Load(state + unit, real)) + ((Vector512<float>.One - u) * g);
            Block16.Store(h, state + unit, real);
            if (Tape != null)
            {
                Block16.Store(g, kept + (2 * units) + unit, real);
                Block16.Store(h, kept + (3 * units) + unit, real);
            }
            else if (isWanted)
            {
                Block16.Store(h, States + (at * units) + unit, real);
            }
        }
    }

    private readonly float* Kept(int row, int step) =>
        Tape + ((((long)row * R.Steps) + step) * R.Kept * R.Units);
}
