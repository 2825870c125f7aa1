using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>
/// Reductions of float32 over 16 virtual lanes: lane i takes the elements i, i + 16, …, then lanes 8, 4, 2 and 1 apart
/// are combined. Along the last axis the lanes are those of a register; else each is a register of 16 columns.
/// </summary>
[SkipLocalsInit]
internal static unsafe class LaneReduction<TOp>
    where TOp : struct, IBinaryVector<float>
{
    private const int Lanes = 16;

    internal static void Run(float* x, float* y, int outer, int length, int inner, float identity)
    {
        for (int o = 0; o < outer; o++, x += (long)length * inner, y += inner)
        {
            if (inner == 1) *y = Row(x, length, identity);
            else Columns(x, y, length, inner, identity);
        }
    }

    private static float Row(float* x, int length, float identity)
    {
        var lanes = Vector512.Create(identity);
        var filler = lanes;
        for (int i = 0; i < length; i += Lanes) lanes = TOp.Of(lanes, RowEnd.Load(x + i, length - i, filler));
        return LaneFold.Of<TOp>(lanes);
    }

    private static void Columns(float* x, float* y, int length, int inner, float identity)
    {
        Vector512<float>* lanes = stackalloc Vector512<float>[Lanes];
        float* part = stackalloc float[Lanes];
        for (int column = 0; column < inner; column += Lanes)
        {
            int width = Math.Min(Lanes, inner - column);
            for (int lane = 0; lane < Lanes; lane++) lanes[lane] = Vector512.Create(identity);
            if (width == Lanes)
            {
                float* from = x + column;
                for (int j = 0; j < length; j++, from += inner)
                    lanes[j % Lanes] = TOp.Of(lanes[j % Lanes], Vector512.Load(from));
            }
            else
            {
                Vector512.Create(identity).Store(part);
                for (int j = 0; j < length; j++)
                {
                    new ReadOnlySpan<float>(x + ((long)j * inner) + column, width).CopyTo(new(part, Lanes));
                    lanes[j % Lanes] = TOp.Of(lanes[j % Lanes], Vector512.Load(part));
                }
            }

            for (int apart = Lanes / 2; apart > 0; apart /= 2)
                for (int lane = 0; lane < apart; lane++) lanes[lane] = TOp.Of(lanes[lane], lanes[lane + apart]);
            new ReadOnlySpan<float>(lanes, width).CopyTo(new(y + column, width));
        }
    }
}
