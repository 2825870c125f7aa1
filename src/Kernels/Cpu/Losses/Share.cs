using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Losses;

/// <summary>What crossentropies have in common: outputs are clipped, and count as shares of their sum.</summary>
internal readonly unsafe struct Share(float epsilon)
{
    private const int Lanes = 16;
    private readonly float least = epsilon, most = (float)(1.0 - epsilon);

    /// <summary>The class that a number names, rounded down; −1 if there is no such one.</summary>
    internal static int Class(float target, int classes)
    {
        float whole = MathF.Floor(target);
        return whole >= 0 && whole < classes ? (int)whole : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<float> Clip(Vector512<float> x) =>
        Vector512.Max(Vector512.Min(x, Vector512.Create(most)), Vector512.Create(least));

    internal float Clip(float x) => MathF.Max(MathF.Min(x, most), least);

    /// <summary>The sum of a row, each element clipped before if that is asked for.</summary>
    internal float Sum(float* row, int n, bool clipped)
    {
        var sum = Vector512<float>.Zero;
        for (int i = 0; i < n; i += Lanes)
        {
            var x = RowEnd.Load(row + i, n - i, Vector512<float>.Zero);
            sum += clipped ? RowEnd.Keep(Clip(x), n - i) : x;
        }

        return LaneFold.Of<FloatVectors.Add>(sum);
    }
}
