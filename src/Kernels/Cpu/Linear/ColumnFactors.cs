using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// Rows whose factors of one term lie side by side, as in a left operand that is transposed or packed.
/// </summary>
/// <param name="first">The first term's factors.</param>
/// <param name="step">Elements from one term to the next.</param>
internal unsafe struct ColumnFactors(float* first, nint step) : IFactors
{
    private float* now = first - step;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next() => now += step;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Of(int row) => now[row];
}
