using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Lines of the panel that comes next: one to every eight terms, since the tile waits for lines of its own panel, too.
/// </summary>
/// <param name="first">The first line; null if there are none.</param>
/// <param name="step">Elements from one line to the next.</param>
internal unsafe struct LinesAhead(float* first, nint step) : ILinesAhead
{
    private const int Every = 8;
    private float* next = first;

    /// <inheritdoc/>
    public readonly int Terms => next == null ? int.MaxValue : Every;

    /// <summary>How many lines a tile of so many terms asks for.</summary>
    internal static int Of(int terms) => (terms + Every - 1) / Every;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask()
    {
        Ahead.Fetch(next);
        next += step;
    }
}
