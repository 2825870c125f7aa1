using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Runs of lines, equally far from one another, that what follows a product reads or writes.</summary>
internal unsafe struct RunsAhead : ILinesAhead
{
    private const int LeastTerms = 2;
    private readonly int lines, terms;
    private readonly nint step, jump;
    private float* next;
    private int left;

    /// <param name="first">The first line.</param>
    /// <param name="lines">Lines of a run.</param>
    /// <param name="step">Elements from a line to the next one.</param>
    /// <param name="stride">Elements from a run to the next one.</param>
    /// <param name="terms">For how many terms a tile asks once; at least for two.</param>
    internal RunsAhead(float* first, int lines, nint step, nint stride, int terms)
    {
        (this.lines, left, this.step, jump) = (lines, lines, step, stride - (lines * step));
        this.terms = Math.Max(LeastTerms, terms);
        next = first;
    }

    /// <inheritdoc/>
    public readonly int Terms => next == null ? int.MaxValue : terms;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask()
    {
        Ahead.Fetch(next);
        next += step;
        if (--left > 0) return;
        next += jump;
        left = lines;
    }
}
