using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Backends;
using Strata.Kernels.Cpu.Functions;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.RandomNumbers;

/// <summary>
/// Tensors of random numbers, four elements from each counter, eight counters at once. Normal numbers are pairs of Box
/// and Muller's; truncated ones that fall outside are drawn again from the same counter with the number of the attempt
/// in the upper bits of its first word.
/// </summary>
[SkipLocalsInit]
internal static unsafe class Drawing
{
    private const int Counters = 8;
    private const int Words = 4;
    private const int AttemptShift = 26;
    private const int MaxAttempts = 1 << (32 - AttemptShift);

    internal static void Run(in Draw draw, in BufferView y)
    {
        int rows = y.Dims[0], n = y.Dims[1];
        bool whole = draw.Distribution == Distribution.UniformInteger;
        byte* to = y.Bytes();
        double* values = stackalloc double[Counters * Words];
        float* narrow = stackalloc float[Counters * Words];
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < n; j += Counters * Words)
            {
                Block(draw, (uint)(draw.FirstRow + row), (uint)j / Words, values);
                int count = Math.Min(Counters * Words, n - j);
                byte* target = to + (4 * (((long)row * n) + j));
                if (whole) WriteIntegers(values, count, (int*)target);
                else WriteFloats(values, narrow, count, (float*)target);
            }
        }
    }

    private static void Block(in Draw draw, uint row, uint counter, double* values)
    {
        var first = Vector512.Create((ulong)counter) + Vector512<ulong>.Indices;
        var words = new Philox(first, row, draw.Step, draw.Stream, draw.Seed);
        if (draw.Distribution is Distribution.Uniform or Distribution.UniformInteger)
        {
            Even(draw, words.Word0).Store(values);
            Even(draw, words.Word1).Store(values + Counters);
            Even(draw, words.Word2).Store(values + (2 * Counters));
            Even(draw, words.Word3).Store(values + (3 * Counters));
            return;
        }

        var (a, b) = Pair(words.Word0, words.Word1);
        var (c, d) = Pair(words.Word2, words.Word3);
        bool truncated = draw.Distribution == Distribution.TruncatedNormal;
        for (ulong attempt = 1; truncated && attempt < MaxAttempts; attempt++)
        {
            if (!(AnyOutside(a) || AnyOutside(b) || AnyOutside(c) || AnyOutside(d))) break;
            var counters = first | Vector512.Create(attempt << AttemptShift);
            var again = new Philox(counters, row, draw.Step, draw.Stream, draw.Seed);
            var (newA, newB) = Pair(again.Word0, again.Word1);
            var (newC, newD) = Pair(again.Word2, again.Word3);
            (a, b, c, d) = (Inside(a, newA), Inside(b, newB), Inside(c, newC), Inside(d, newD));
        }

        Spread(draw, a).Store(values);
        Spread(draw, b).Store(values + Counters);
        Spread(draw, c).Store(values + (2 * Counters));
        Spread(draw, d).Store(values + (3 * Counters));
    }

    private static Vector512<double> Even(in Draw draw, Vector512<ulong> word)
    {
        if (draw.Distribution == Distribution.UniformInteger)
        {
            double low = Math.Ceiling((double)draw.A), width = Math.Max(1, Math.Ceiling((double)draw.B) - low);
            var step = Vector512.Floor(Philox.ToDouble(word) * Vector512.Create(width / 4294967296.0));
            return Vector512.Create(low) + step;
        }

        var unit = Philox.ToDouble(Vector512.ShiftRightLogical(word, 8)) * Vector512.Create(1.0 / (1 << 24));
        var value = Vector512.Create((double)draw.A) + (unit * Vector512.Create((double)draw.B - draw.A));
        double last = draw.B > draw.A ? MathF.BitDecrement(draw.B) : draw.A;
        return Vector512.Min(value, Vector512.Create(last));
    }

    // Box and Muller: radius √(−2 ln u), angle 2π v.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Cos, Vector512<double> Sin) Pair(Vector512<ulong> u, Vector512<ulong> v)
    {
        var unit = Vector512.Create(1 / 4294967296.0);
        var chance = (Philox.ToDouble(u) + Vector512.Create(0.5)) * unit;
        var radius = Vector512.Sqrt(DoubleFunctions.Log(chance) * Vector512.Create(-2.0));
        var (sin, cos) = Trigonometry.SinAndCos(Philox.ToDouble(v) * (unit * Vector512.Create(2 * Math.PI)));
        return (radius * cos, radius * sin);
    }

    private static Vector512<double> Spread(in Draw draw, Vector512<double> normal) =>
        DoubleFunctions.MultiplyAdd(normal, Vector512.Create((double)draw.B), Vector512.Create((double)draw.A));

    private static bool AnyOutside(Vector512<double> normal) =>
        Vector512.GreaterThanAny(Vector512.Abs(normal), Vector512.Create(2.0));

    private static Vector512<double> Inside(Vector512<double> normal, Vector512<double> again) =>
        Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(Vector512.Abs(normal), Vector512.Create(2.0)), normal, again);

    // From [word, counter] to [counter, word].
    private static void WriteFloats(double* values, float* narrow, int count, float* to)
    {
        for (int i = 0; i < Counters * Words; i += 2 * Counters)
            Vector512.Narrow(Vector512.Load(values + i), Vector512.Load(values + i + Counters)).Store(narrow + i);
        int counter = 0;
        for (; counter < count / Words; counter++, to += Words)
        {
            to[0] = narrow[counter];
            to[1] = narrow[Counters + counter];
            to[2] = narrow[(2 * Counters) + counter];
            to[3] = narrow[(3 * Counters) + counter];
        }

        for (int word = 0; word < count % Words; word++) to[word] = narrow[(word * Counters) + counter];
    }

    private static void WriteIntegers(double* values, int count, int* to)
    {
        for (int i = 0; i < count; i++) to[i] = (int)values[((i % Words) * Counters) + (i / Words)];
    }
}
