using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Rows that are anywhere, with their factors in the same places of each.</summary>
internal unsafe struct RowFactors<R, O> : IFactors
    where R : unmanaged, Tiles.ICount
    where O : struct, IOffsets
{
    private readonly float* a0, a1, a2, a3, a4, a5;
    private O offsets;
    private nint now;

    /// <param name="rows">As many pointers as there are rows.</param>
    /// <param name="offsets">The factors' places, from each of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RowFactors(float** rows, O offsets)
    {
        this.offsets = offsets;
        a0 = rows[0];
        if (sizeof(R) > 1) a1 = rows[1];
        if (sizeof(R) > 2) a2 = rows[2];
        if (sizeof(R) > 3) a3 = rows[3];
        if (sizeof(R) > 4) a4 = rows[4];
        if (sizeof(R) > 5) a5 = rows[5];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next() => now = offsets.Next();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Of(int row) => row switch
    {
        0 => a0[now],
        1 => a1[now],
        2 => a2[now],
        3 => a3[now],
        4 => a4[now],
        _ => a5[now],
    };
}
