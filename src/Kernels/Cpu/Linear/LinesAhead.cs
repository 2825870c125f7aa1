using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Lines of the panel that comes next, for which a tile asks while it is computed: one to every eight terms. Asked for
/// faster, they would be in the way of those that the tile itself is waiting for.
/// </summary>
/// <param name="first">The first line; null if there are none.</param>
/// <param name="step">Elements from one line to the next.</param>
internal unsafe struct LinesAhead(float* first, nint step)
{
    /// <summary>Elements of a line.</summary>
    internal const int Line = 16;

    private const int Every = 8;
    private float* next = first;

    /// <summary>For how many terms a tile asks once.</summary>
    internal readonly int Terms => next == null ? int.MaxValue : Every;

    /// <summary>How many lines a tile of so many terms asks for.</summary>
    internal static int Of(int terms) => (terms + Every - 1) / Every;

    /// <summary>Asks for a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Ask()
    {
        Ahead.Fetch(next);
        next += step;
    }
}
