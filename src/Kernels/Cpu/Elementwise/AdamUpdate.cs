using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>
/// The program of Adam's update, run in registers: one instruction after the other it takes twice as long, which is a
/// large part of a dense layer's step. Each value comes from the interpreter's operations in their order, so the bits
/// are the interpreter's.
/// </summary>
internal readonly unsafe struct AdamUpdate
{
    private const int Lanes = 16;
    private readonly float* w, m, v, g;
    private readonly float* nextW, nextM, nextV;
    private readonly float rate, correction, epsilon, beta1, rest1, beta2, rest2;

    private AdamUpdate(in AdamProgram program, Operand* operands, Target* targets)
    {
        w = operands[program.W].Elements;
        m = operands[program.M].Elements;
        v = operands[program.V].Elements;
        g = operands[program.Gradient].Elements;
        nextW = (float*)targets[0].At(0);
        nextM = (float*)targets[program.MomentResult].At(0);
        nextV = (float*)targets[3 - program.MomentResult].At(0);
        (rate, correction) = (*operands[program.Rate].Elements, *operands[program.Correction].Elements);
        epsilon = *operands[program.Epsilon].Elements;
        (beta1, rest1) = (*operands[program.Beta1].Elements, *operands[program.Rest1].Elements);
        (beta2, rest2) = (*operands[program.Beta2].Elements, *operands[program.Rest2].Elements);
    }

    /// <summary>Whether the program is Adam's and its operands are what the update takes.</summary>
    internal bool IsMatch => w != null;

    /// <summary>The update, if the program is one; else what matches nothing.</summary>
    internal static AdamUpdate Of(ElementwiseProgram program, Operand* operands, Target* targets)
    {
        if (!AdamProgram.TryRead(program, out var read)) return default;
        foreach (int dense in (ReadOnlySpan<int>)[read.W, read.M, read.V, read.Gradient])
            if (!operands[dense].IsDense) return default;
        foreach (int scalar in (ReadOnlySpan<int>)[
            read.Rate, read.Correction, read.Epsilon, read.Beta1, read.Rest1, read.Beta2, read.Rest2])
            if (!operands[scalar].IsNumber) return default;
        return new(read, operands, targets);
    }

    /// <summary>Updates the elements of a range, a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal void Run(long start, long count)
    {
        Vector512<float> step = Vector512.Create(rate), scale = Vector512.Create(correction),
            floor = Vector512.Create(epsilon), keep1 = Vector512.Create(beta1), take1 = Vector512.Create(rest1),
            keep2 = Vector512.Create(beta2), take2 = Vector512.Create(rest2);
        for (long i = start; i < start + count; i += Lanes)
        {
            var gradient = Vector512.Load(g + i);
            var first = FloatVectors.FlushDenormals.Of((Vector512.Load(m + i) * keep1) + (gradient * take1));
            var second = FloatVectors.FlushDenormals.Of(
                (Vector512.Load(v + i) * keep2) + (gradient * gradient * take2));
            var weight = Vector512.Load(w + i) - (first * step / (Vector512.Sqrt(second * scale) + floor));
            first.Store(nextM + i);
            second.Store(nextV + i);
            weight.Store(nextW + i);
        }
    }
}
