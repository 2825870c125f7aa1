using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>A tile of a large product, of dense rows and a packed panel.</summary>
/// <param name="a">As many pointers into the left operand as there are rows.</param>
/// <param name="k">How many terms.</param>
/// <param name="b">The panel, its rows one behind the other.</param>
/// <param name="y">The result's first element.</param>
/// <param name="stride">Elements from one row of the result to the next.</param>
/// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
/// <param name="ahead">Its part of the panel that comes next.</param>
internal readonly unsafe struct BlockTile(
    float** a, int k, float* b, float* y, nint stride, bool add, LinesAhead ahead) : ITileWork
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<V, R, C>()
        where V : struct, ILanes<V>
        where R : struct, Tiles.ICount
        where C : struct, Tiles.ICount
    {
        var tile = default(Tile<V, R, C>);
        if (add) tile.Load(y, stride);
        var left = new RowFactors<R, EvenOffsets>(a, Terms.Dense.Even);
        var lines = ahead;
        tile.AddProducts(ref left, k, b, C.Value * V.Count, ref lines);
        tile.Store(y, stride);
    }
}
