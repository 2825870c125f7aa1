using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Tensors;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>Reductions of the middle axis of [outer, length, inner].</summary>
internal static unsafe class AxisReduction
{
    private const int Lanes = 16;

    internal static void Run(ReduceKind kind, in BufferView x, in BufferView y)
    {
        int outer = x.Dims[0], length = x.Dims[1], inner = x.Dims[2];
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < inner; i++)
            {
                long at = ((long)o * length * inner) + i, to = ((long)o * inner) + i;
                if (x.DType == DType.@bool) y.Bytes()[to] = Truth(kind, x.Bytes() + at, length, inner);
                else if (kind is ReduceKind.ArgMax or ReduceKind.ArgMin) y.Ints()[to] = Place(kind, x, at, length, inner);
                else if (x.DType == DType.float32) y.Floats()[to] = Floats(kind, x.Floats() + at, length, inner);
                else y.Ints()[to] = Ints(kind, x.Ints() + at, length, inner);
            }
        }
    }

    private static float Floats(ReduceKind kind, float* x, int length, int stride)
    {
        Span<float> lanes = stackalloc float[Lanes];
        lanes.Fill(kind switch
        {
            ReduceKind.Sum => 0,
            ReduceKind.Prod => 1,
            ReduceKind.Max => float.NegativeInfinity,
            _ => float.PositiveInfinity,
        });
        for (int i = 0; i < length; i++) lanes[i % Lanes] = Combine(kind, lanes[i % Lanes], x[(long)i * stride]);
        for (int half = Lanes / 2; half > 0; half /= 2)
            for (int i = 0; i < half; i++) lanes[i] = Combine(kind, lanes[i], lanes[i + half]);
        return lanes[0];
    }

    private static float Combine(ReduceKind kind, float a, float b) => kind switch
    {
        ReduceKind.Sum => a + b,
        ReduceKind.Prod => a * b,
        ReduceKind.Max => MathF.Max(a, b),
        _ => MathF.Min(a, b),
    };

    private static int Ints(ReduceKind kind, int* x, int length, int stride)
    {
        int result = kind switch { ReduceKind.Sum => 0, ReduceKind.Prod => 1, ReduceKind.Max => int.MinValue, _ => int.MaxValue };
        for (int i = 0; i < length; i++)
        {
            int v = x[(long)i * stride];
            result = kind switch
            {
                ReduceKind.Sum => result + v,
                ReduceKind.Prod => result * v,
                ReduceKind.Max => Math.Max(result, v),
                _ => Math.Min(result, v),
            };
        }

        return result;
    }

    private static byte Truth(ReduceKind kind, byte* x, int length, int stride)
    {
        bool any = kind is ReduceKind.Any or ReduceKind.Max;
        for (int i = 0; i < length; i++)
            if (x[(long)i * stride] != 0 == any) return any ? (byte)1 : (byte)0;
        return any ? (byte)0 : (byte)1;
    }

    private static int Place(ReduceKind kind, in BufferView x, long at, int length, int stride)
    {
        bool isFloat = x.DType == DType.float32;
        double sign = kind == ReduceKind.ArgMax ? 1 : -1, best = double.NegativeInfinity;
        int place = 0;
        for (int i = 0; i < length; i++)
        {
            long j = at + ((long)i * stride);
            double v = sign * (isFloat ? x.Floats()[j] : x.Ints()[j]);
            if (v > best) (best, place) = (v, i);
        }

        return place;
    }
}
