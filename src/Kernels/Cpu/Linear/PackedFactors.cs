using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Rows whose factors of one term lie side by side, term behind term.</summary>
/// <param name="first">The first term's factors.</param>
internal unsafe struct PackedFactors<R>(float* first) : IFactors
    where R : struct, Tiles.ICount
{
    private float* now = first - R.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next() => now += R.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Of(int row) => now[row];
}
