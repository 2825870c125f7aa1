using Strata.Backends;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.RandomNumbers;

/// <summary>
/// Tensors of random numbers, four elements from each counter. Normal numbers are pairs of Box and Muller's; a
/// truncated one that falls outside is drawn again from the same counter with the number of the attempt in the upper
/// bits of its first word.
/// </summary>
internal static unsafe class Drawing
{
    private const int AttemptShift = 26;
    private const int MaxAttempts = 1 << (32 - AttemptShift);

    internal static void Run(in Draw draw, in BufferView y)
    {
        int rows = y.Dims[0], n = y.Dims[1];
        float* floats = y.Floats();
        Span<float> four = stackalloc float[4];
        for (int row = 0; row < rows; row++)
        {
            uint number = (uint)(draw.FirstRow + row);
            long start = (long)row * n;
            for (int j = 0; j < n; j += 4)
            {
                int count = Math.Min(4, n - j);
                var words = Philox.Words((uint)j / 4, number, draw.Step, draw.Stream, draw.Seed);
                if (draw.Distribution == Distribution.UniformInteger)
                {
                    Integers(draw, words, new(y.Ints() + start + j, count));
                    continue;
                }

                if (draw.Distribution == Distribution.Uniform) Uniform(draw, words, four);
                else Normal(draw, words, (uint)j / 4, number, four);
                four[..count].CopyTo(new(floats + start + j, count));
            }
        }
    }

    private static void Integers(in Draw draw, (uint, uint, uint, uint) words, Span<int> to)
    {
        long low = (long)draw.A, width = Math.Max(1, (long)draw.B - low);
        for (int i = 0; i < to.Length; i++) to[i] = (int)(low + (long)(((ulong)width * Word(words, i)) >> 32));
    }

    private static void Uniform(in Draw draw, (uint, uint, uint, uint) words, Span<float> to)
    {
        double width = (double)draw.B - draw.A;
        for (int i = 0; i < 4; i++)
        {
            float value = (float)(draw.A + (width * (Word(words, i) >> 8) / (1 << 24)));
            to[i] = value >= draw.B && draw.B > draw.A ? MathF.BitDecrement(draw.B) : value;
        }
    }

    private static void Normal(in Draw draw, (uint, uint, uint, uint) words, uint place, uint row, Span<float> to)
    {
        Span<double> values = stackalloc double[4];
        Pairs(words, values);
        bool truncated = draw.Distribution == Distribution.TruncatedNormal;
        Span<double> again = stackalloc double[4];
        for (uint attempt = 1; truncated && attempt < MaxAttempts && Outside(values); attempt++)
        {
            Pairs(Philox.Words(place | (attempt << AttemptShift), row, draw.Step, draw.Stream, draw.Seed), again);
            for (int i = 0; i < 4; i++)
                if (Math.Abs(values[i]) > 2) values[i] = again[i];
        }

        for (int i = 0; i < 4; i++) to[i] = (float)(draw.A + (draw.B * values[i]));
    }

    private static bool Outside(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
            if (Math.Abs(value) > 2) return true;
        return false;
    }

    private static void Pairs((uint, uint, uint, uint) words, Span<double> to)
    {
        for (int i = 0; i < 4; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log((Word(words, i) + 0.5) / 4294967296.0));
            double angle = 2 * Math.PI * Word(words, i + 1) / 4294967296.0;
            to[i] = radius * Math.Cos(angle);
            to[i + 1] = radius * Math.Sin(angle);
        }
    }

    private static uint Word((uint W0, uint W1, uint W2, uint W3) words, int i) =>
        i switch { 0 => words.W0, 1 => words.W1, 2 => words.W2, _ => words.W3 };
}
