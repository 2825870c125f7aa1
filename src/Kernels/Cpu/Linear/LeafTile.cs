using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The innermost part of sums over rows: a tile that goes through leaf after leaf. While a leaf's sums are in registers
/// they are merged with their siblings, which wait on a stack of tiles.
/// </summary>
/// <param name="a">The left operand: for each term a factor of each row.</param>
/// <param name="leftStep">Elements from one term of the left operand to the next.</param>
/// <param name="b">The panel.</param>
/// <param name="step">Elements from one row of the panel to the next.</param>
/// <param name="first">The first pass.</param>
/// <param name="end">Behind the last pass.</param>
/// <param name="above">Behind the topmost tile of the stack; each is dense.</param>
/// <param name="last">Where the last pass's sums go; null if onto the stack.</param>
/// <param name="stride">Elements from one row of <paramref name="last"/> to the next.</param>
/// <param name="ahead">Its part of the panel that comes next.</param>
internal readonly unsafe struct LeafTile(
    float* a, nint leftStep, float* b, nint step, LeafPass* first, LeafPass* end, float* above, float* last,
    nint stride, LinesAhead ahead) : ITileWork
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<V, R, C>()
        where V : unmanaged, ILanes<V>
        where R : unmanaged, Tiles.ICount
        where C : unmanaged, Tiles.ICount
    {
        nint row = sizeof(C) * V.Count, size = sizeof(R) * row;
        float* right = b, top = above;
        var left = new ColumnFactors(a, leftStep);
        var lines = ahead;
        for (var pass = first; pass < end; pass++)
        {
            var tile = default(Tile<V, R, C>);
            if (pass->Resumes)
            {
                top -= size;
                tile.Load(top, row);
            }

            tile.AddProducts(ref left, pass->Terms, right, step, ref lines);
            for (int merges = pass->Merges; merges > 0; merges--)
            {
                top -= size;
                tile.AddTo(top, row);
            }

            bool isLast = last != null && pass == end - 1;
            tile.Store(isLast ? last : top, isLast ? stride : row);
            top += size;
            right += step * pass->Terms;
        }
    }
}
