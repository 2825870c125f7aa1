using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Tensors;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>Reductions of the middle axis of [outer, length, inner].</summary>
internal static unsafe class AxisReduction
{
    internal static void Run(ReduceKind kind, in BufferView x, in BufferView y)
    {
        if (x.DType == DType.@bool) Truths(kind, x, y);
        else if (kind is ReduceKind.ArgMax or ReduceKind.ArgMin) Places(kind, x, y);
        else if (x.DType == DType.int32) Integers(kind, x, y);
        else Floats(kind, x, y);
    }

    private static void Floats(ReduceKind kind, in BufferView x, in BufferView y)
    {
        float* from = x.Floats(), to = y.Floats();
        int outer = x.Dims[0], length = x.Dims[1], inner = x.Dims[2];
        switch (kind)
        {
            case ReduceKind.Sum: LaneReduction<FloatVectors.Add>.Run(from, to, outer, length, inner, 0); break;
            case ReduceKind.Prod: LaneReduction<FloatVectors.Mul>.Run(from, to, outer, length, inner, 1); break;
            case ReduceKind.Max:
                LaneReduction<FloatVectors.Maximum>.Run(from, to, outer, length, inner, float.NegativeInfinity);
                break;
            case ReduceKind.Min:
                LaneReduction<FloatVectors.Minimum>.Run(from, to, outer, length, inner, float.PositiveInfinity);
                break;
            default: throw new ArgumentException($"kind: {kind} is not defined on float32.");
        }
    }

    // Whole numbers give the same in any order.
    private static void Integers(ReduceKind kind, in BufferView x, in BufferView y)
    {
        int outer = x.Dims[0], length = x.Dims[1], inner = x.Dims[2];
        int* from = x.Ints(), to = y.Ints();
        for (int o = 0; o < outer; o++, from += (long)length * inner, to += inner)
        {
            var result = new Span<int>(to, inner);
            result.Fill(kind switch { ReduceKind.Sum =>
                0, ReduceKind.Prod => 1, ReduceKind.Max => int.MinValue, _ => int.MaxValue });
            for (int j = 0; j < length; j++)
            {
                int* row = from + ((long)j * inner);
                for (int i = 0; i < inner; i++)
                {
                    result[i] = kind switch
                    {
                        ReduceKind.Sum => result[i] + row[i],
                        ReduceKind.Prod => result[i] * row[i],
                        ReduceKind.Max => Math.Max(result[i], row[i]),
                        _ => Math.Min(result[i], row[i]),
                    };
                }
            }
        }
    }

    private static void Truths(ReduceKind kind, in BufferView x, in BufferView y)
    {
        int outer = x.Dims[0], length = x.Dims[1], inner = x.Dims[2];
        byte* from = x.Bytes(), to = y.Bytes();
        bool any = kind is ReduceKind.Any or ReduceKind.Max;
        for (int o = 0; o < outer; o++, from += (long)length * inner, to += inner)
        {
            new Span<byte>(to, inner).Fill(any ? (byte)0 : (byte)1);
            for (int j = 0; j < length; j++)
                for (int i = 0; i < inner; i++)
                    if (from[((long)j * inner) + i] != 0 == any) to[i] = any ? (byte)1 : (byte)0;
        }
    }

    private static void Places(ReduceKind kind, in BufferView x, in BufferView y)
    {
        int outer = x.Dims[0], length = x.Dims[1], inner = x.Dims[2];
        bool isFloat = x.DType == DType.float32;
        int* to = y.Ints();
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < inner; i++)
            {
                long at = ((long)o * length * inner) + i;
                *to++ = isFloat
                    ? Place(x.Floats() + at, length, inner, kind == ReduceKind.ArgMax)
                    : Place(x.Ints() + at, length, inner, kind == ReduceKind.ArgMax);
            }
        }
    }

    private static int Place(float* x, int length, int stride, bool largest)
    {
        int place = 0;
        float best = float.NaN;
        for (int i = 0; i < length; i++, x += stride)
        {
            if (largest ? *x > best : *x < best) (best, place) = (*x, i);
            else if (float.IsNaN(best) && !float.IsNaN(*x)) (best, place) = (*x, i);
        }

        return place;
    }

    private static int Place(int* x, int length, int stride, bool largest)
    {
        int place = 0, best = length > 0 ? *x : 0;
        for (int i = 0; i < length; i++, x += stride)
            if (largest ? *x > best : *x < best) (best, place) = (*x, i);
        return place;
    }
}
