using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Simd;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>
/// Reductions of float32 over 16 virtual lanes: lane i takes the elements i, i + 16, …, then lanes 8, 4, 2 and 1 apart
/// are combined. Along the last axis the lanes are those of a register; else each is a row of up to 64 columns in the
/// first cache, to which rows of memory are added in the order in which they lie there.
/// </summary>
[SkipLocalsInit]
internal unsafe struct LaneReduction<TOp> : IRows
    where TOp : struct, IBinaryVector<float>
{
    private const int Lanes = 16, Width = 64, Streams = 4;
    private float* x, y;
    private int length, inner;
    private float identity;

    internal static void Run(float* x, float* y, int outer, int length, int inner, float identity) =>
        RowWork<LaneReduction<TOp>>.Run(
            new() { x = x, y = y, length = length, inner = inner, identity = identity }, outer,
            (long)length * inner / 4);

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        float* lanes = stackalloc float[Lanes * Width];
        for (long o = first; o < end; o++)
        {
            float* from = x + (o * length * inner), to = y + (o * inner);
            if (inner == 1) *to = Row(from);
            for (int column = 0; inner > 1 && column < inner; column += Width)
                Columns(from + column, to + column, Math.Min(Width, inner - column), lanes);
        }
    }

    // Apart from what sums columns, so that a process that does but one of them compiles but one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly float Row(float* from)
    {
        Vector512<float> filler = Vector512.Create(identity), lanes = filler;
        for (int i = 0; i < length; i += Lanes) lanes = TOp.Of(lanes, RowEnd.Load(from + i, length - i, filler));
        return LaneFold.Of<TOp>(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Columns(float* from, float* to, int width, float* lanes)
    {
        new Span<float>(lanes, Lanes * Width).Fill(identity);
        int row = 0;
        for (; row + (Lanes * Streams) <= length; row += Lanes * Streams)
            for (int lane = 0; lane < Lanes; lane++)
                AddStreams(from + ((long)(row + lane) * inner), width, lanes + (lane * Width));
        for (; row < length; row++)
            Add(from + ((long)row * inner), width, lanes + (row % Lanes * Width));
        for (int apart = Lanes / 2; apart > 0; apart /= 2)
            for (int lane = 0; lane < apart; lane++)
                Add(lanes + ((lane + apart) * Width), Width, lanes + (lane * Width));
        new ReadOnlySpan<float>(lanes, width).CopyTo(new(to, width));
    }

    // Rows of one lane, 16 apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void AddStreams(float* row, int width, float* lane)
    {
        long step = (long)Lanes * inner;
        var filler = Vector512.Create(identity);
        for (int i = 0; i < width; i += Lanes)
        {
            int left = width - i;
            var sum = TOp.Of(Vector512.Load(lane + i), RowEnd.Load(row + i, left, filler));
            sum = TOp.Of(sum, RowEnd.Load(row + step + i, left, filler));
            sum = TOp.Of(sum, RowEnd.Load(row + (2 * step) + i, left, filler));
            TOp.Of(sum, RowEnd.Load(row + (3 * step) + i, left, filler)).Store(lane + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Add(float* row, int width, float* lane)
    {
        var filler = Vector512.Create(identity);
        for (int i = 0; i < width; i += Lanes)
            TOp.Of(Vector512.Load(lane + i), RowEnd.Load(row + i, width - i, filler)).Store(lane + i);
    }
}
