using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// What is done with a tile. One text for all shapes: what compares counts is known to the compiler, which is to
/// optimise it at the first call, since a first step would else be over before its loops were found to be hot; and not
/// to inline it, since among other shapes it would find its own calls no longer inlined, and the sums no longer in
/// registers.
/// </summary>
internal interface ITileWork
{
    /// <summary>Works on a tile.</summary>
    /// <typeparam name="V">The registers.</typeparam>
    /// <typeparam name="R">Rows.</typeparam>
    /// <typeparam name="C">Registers of a row.</typeparam>
    void Run<V, R, C>()
        where V : unmanaged, ILanes<V>
        where R : unmanaged, Tiles.ICount
        where C : unmanaged, Tiles.ICount;
}
