using Strata.Backends;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>The left operands [x, h, 1] of some rows.</summary>
internal unsafe struct TermRows : IWork
{
    internal Recurrence R;
    internal SequenceRows Rows;
    internal int Parts;
    internal float* X, H, Tape, Terms;

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (first, count) = Rows.Part(part, Parts);
        int kept = R.Kept * R.Units;
        float* to = Terms + ((long)first * R.Steps * R.Terms), x = X + ((long)first * R.Steps * R.Features);
        for (int row = first; row < first + count; row++)
        {
            float* h = Tape + ((long)row * R.Steps * kept) + kept - R.Units;
            for (int step = 0; step < R.Steps; step++, to += R.Terms, x += R.Features)
            {
                Block16.Copy(x, to, R.Features);
                if (step == 0) Block16.Copy(H + ((long)row * R.Units), to + R.Features, R.Units);
                else Block16.Copy(h + ((step - 1L) * kept), to + R.Features, R.Units);
                to[R.Terms - 1] = 1;
                if (step + 3 < R.Steps) Ahead.Fetch(h + ((step + 3L) * kept), R.Units);
            }
        }
    }
}
