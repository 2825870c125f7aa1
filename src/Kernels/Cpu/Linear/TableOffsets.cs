using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Factors anywhere.</summary>
/// <param name="table">Their places.</param>
internal unsafe struct TableOffsets(int* table) : IOffsets
{
    private int* next = table;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Next() => *next++;
}
