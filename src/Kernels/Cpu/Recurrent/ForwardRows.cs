using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>
/// Some rows taken through all steps: for six rows and 16 units the products of all gates make one tile, on which the
/// cell works while it is in the first cache.
/// </summary>
[SkipLocalsInit]
internal unsafe struct ForwardRows<TCell, TGate> : IWork
    where TCell : struct, ICell
    where TGate : struct, IGate
{
    internal Recurrence R;
    internal WantedStates Wanted;
    internal SequenceRows Rows;
    internal int Parts;
    internal float* X, H, C;

    /// <summary>How many vectors a step keeps: a call, asked for once.</summary>
    internal int Kept;

    /// <summary>The weights, for each 16 units [terms, gates · 16].</summary>
    internal float* Panels;

    /// <summary>Takes what is kept; or null.</summary>
    internal float* Tape;

    /// <summary>Takes the wanted states if there is no tape.</summary>
    internal float* States;

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (first, count) = Rows.Part(part, Parts);
        int k = R.Terms;
        int padded = Block16.Padded(R.Units);
        float* now = (float*)Scratch.Images.Take(4L * count * ((2 * k) + padded));
        float* next = now + (count * k), state = next + (count * k);
        for (int row = 0; row < count; row++)
        {
            now[(row * k) + k - 1] = next[(row * k) + k - 1] = 1;
            Block16.Copy(H + ((long)(first + row) * R.Units), now + (row * k) + R.Features, R.Units);
            Block16.Copy(
                (C == null ? H : C) + ((long)(first + row) * R.Units), state + (row * padded), R.Units);
        }

        for (int step = 0; step < R.Steps; step++)
        {
            for (int row = 0; row < count; row++)
            {
                float* x = X + ((((long)(first + row) * R.Steps) + step) * R.Features);
                Block16.Copy(x, now + (row * k), R.Features);
            }

            Step(first, count, step, now, next, state);
            float* last = now;
            now = next;
            next = last;
        }

        if (Tape == null && Wanted.Cell) WriteCells(first, count, state, padded);
    }

    private readonly void Step(int first, int count, int step, float* now, float* next, float* state)
    {
        int k = R.Terms, width = R.Gates * Block16.Length, padded = Block16.Padded(R.Units);
        float* tile = stackalloc float[Tiles.Rows * Tiles.MaxWidth];
        float** left = stackalloc float*[Tiles.Rows];
        float* panel = Panels;
        int pace = k / (Tiles.Rows * Kept);
        int tileWidth = Vector512.IsHardwareAccelerated ? width : Block16.Length;
        for (int unit = 0; unit < R.Units; unit += Block16.Length, panel += (long)k * width)
        {
            int real = Math.Min(Block16.Length, R.Units - unit);
            int rows;
            for (int row = 0; row < count; row += rows)
            {
                rows = Tiles.RowsAt(row, count);
                for (int i = 0; i < rows; i++) left[i] = now + ((long)(row + i) * k);
                for (int column = 0; column < width; column += tileWidth)
                {
                    TileProduct.RunDense(
                        left, k, panel + column, width, tileWidth, tile + column, width, rows,
                        column == 0 ? Coming(first + row, step, unit, pace) : default);
                }

                for (int i = 0; i < rows; i++)
                {
                    float* h = next + ((row + i) * k) + R.Features + unit;
                    Cell(first + row + i, step, unit, real, tile + (i * width), state + ((row + i) * padded) + unit, h);
                }
            }
        }
    }

    // What the same rows will keep of the next units, or of the next step's first ones; a cell with one gate has tiles
    // of one register, in which there is no time for it.
    private readonly RunsAhead Coming(int row, int step, int unit, int pace)
    {
        if (Tape == null || Kept == 1) return default;
        int ofStep = Kept * R.Units, after = unit + Block16.Length;
        float* first = KeptAt(row, step) + (after < R.Units ? after : ofStep);
        return new(first, Kept, R.Units, (nint)R.Steps * ofStep, pace);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Cell(int row, int step, int unit, int real, float* z, float* state, float* next)
    {
        float* spare = stackalloc float[6 * Block16.Length];
        float* tape = KeptAt(row, step) + unit;
        bool direct = Tape != null && real == Block16.Length;
        var before = Vector512.Load(state);
        var h = TCell.Forward<TGate>(z, ref before, direct ? tape : spare, direct ? R.Units : Block16.Length);
        before.Store(state);
        Block16.Store(h, next, real);
        if (direct) return;
        if (Tape != null) Block16.Copy(spare, Block16.Length, tape, R.Units, Kept, real);
        else if (Wanted.EachStep || step == R.Steps - 1) WriteState(h, row, step, unit, real);
    }

    private readonly float* KeptAt(int row, int step) => Tape + ((((long)row * R.Steps) + step) * Kept * R.Units);

    private readonly void WriteState(Vector512<float> h, int row, int step, int unit, int real)
    {
        long at = ((long)row * Wanted.Count(R)) + (Wanted.EachStep ? step : 0);
        Block16.Store(h, States + (at * R.Units) + unit, real);
    }

    private readonly void WriteCells(int first, int count, float* state, int padded)
    {
        int wanted = Wanted.Count(R);
        for (int row = 0; row < count; row++)
        {
            float* to = States + ((((long)(first + row) * wanted) + wanted - 1) * R.Units);
            Block16.Copy(state + (row * padded), to, R.Units);
        }
    }
}
