using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Factors as far from one another as the next from the last.</summary>
/// <param name="first">Where the first stands.</param>
/// <param name="stride">Elements from one to the next.</param>
internal struct EvenOffsets(nint first, nint stride) : IOffsets
{
    private nint now = first - stride;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Next() => now += stride;
}
