using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// A tile's product, of rows whose factors stand where <typeparamref name="O"/> says; meanwhile it asks for what
/// <typeparamref name="L"/> says.
/// </summary>
internal readonly unsafe struct TileProductOf<O, L>(
    float** a, O terms, int k, float* b, nint step, float* y, nint stride, bool add, L ahead) : ITileWork
    where O : struct, IOffsets
    where L : struct, ILinesAhead
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<V, R, C>()
        where V : unmanaged, ILanes<V>
        where R : unmanaged, Tiles.ICount
        where C : unmanaged, Tiles.ICount
    {
        var tile = default(Tile<V, R, C>);
        if (add) tile.Load(y, stride);
        var left = new RowFactors<R, O>(a, terms);
        var lines = ahead;
        tile.AddProducts(ref left, k, b, step, ref lines);
        tile.Store(y, stride);
    }
}
