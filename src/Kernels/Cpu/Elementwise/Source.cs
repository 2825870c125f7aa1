namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>An instruction's operand: a block of elements, or 16 equal ones that stand for all.</summary>
/// <param name="at">The first element.</param>
/// <param name="step">Elements from one vector of 16 to the next: 16, or 0 where all are equal.</param>
internal readonly unsafe struct Source<T>(T* at, int step)
    where T : unmanaged
{
    internal readonly T* At = at;
    internal readonly int Step = step;
}
