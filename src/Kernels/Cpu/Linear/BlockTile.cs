using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// A tile of a large product: while it is computed, it asks for a part of the panel that comes next, a line to every
/// eight terms. Asked for faster, the lines would be in the way of those that the tile itself is waiting for.
/// </summary>
/// <param name="a">As many pointers into the left operand as there are rows.</param>
/// <param name="k">How many terms.</param>
/// <param name="b">The panel, its rows one behind the other.</param>
/// <param name="y">The result's first element.</param>
/// <param name="stride">Elements from one row of the result to the next.</param>
/// <param name="add">Whether the result goes on from what stands there, or begins with 0.</param>
/// <param name="next">The first line to ask for.</param>
internal readonly unsafe struct BlockTile(
    float** a, int k, float* b, float* y, nint stride, bool add, float* next) : ITileWork
{
    private const int Terms = 8, Line = 16;

    /// <summary>Elements that a tile of k terms asks for.</summary>
    internal static int Fetched(int k) => (k + Terms - 1) / Terms * Line;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<V, R, C>()
        where V : struct, ILanes<V>
        where R : struct, Tiles.ICount
        where C : struct, Tiles.ICount
    {
        var tile = default(Tile<V, R, C>);
        if (add) tile.Load(y, stride);
        var left = new RowFactors<R, EvenOffsets>(a, Linear.Terms.Dense.Even);
        nint step = C.Value * V.Count;
        float* right = b, line = next;
        for (int terms = k; terms > 0; terms -= Terms, right += Terms * step, line += Line)
        {
            Ahead.Fetch(line);
            tile.AddProducts(ref left, Math.Min(Terms, terms), right, step);
        }

        tile.Store(y, stride);
    }
}
