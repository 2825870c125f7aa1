using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>The sums of one row of a tile: up to four registers.</summary>
internal unsafe struct TileRow<V, C>
    where V : struct, ILanes<V>
    where C : struct, Tiles.ICount
{
    private V c0, c1, c2, c3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Load(float* from)
    {
        c0 = V.Load(from);
        if (C.Value > 1) c1 = V.Load(from + V.Count);
        if (C.Value > 2) c2 = V.Load(from + (2 * V.Count));
        if (C.Value > 3) c3 = V.Load(from + (3 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Store(float* to)
    {
        V.Store(c0, to);
        if (C.Value > 1) V.Store(c1, to + V.Count);
        if (C.Value > 2) V.Store(c2, to + (2 * V.Count));
        if (C.Value > 3) V.Store(c3, to + (3 * V.Count));
    }

    /// <summary>Adds the sums to those of a left sibling.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddTo(float* left)
    {
        c0 = V.Add(V.Load(left), c0);
        if (C.Value > 1) c1 = V.Add(V.Load(left + V.Count), c1);
        if (C.Value > 2) c2 = V.Add(V.Load(left + (2 * V.Count)), c2);
        if (C.Value > 3) c3 = V.Add(V.Load(left + (3 * V.Count)), c3);
    }

    /// <summary>Adds a factor of the row, times a row of the panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddProduct(float factor, V b0, V b1, V b2, V b3)
    {
        V f = V.Broadcast(factor);
        V.AddProduct(f, b0, ref c0);
        if (C.Value > 1) V.AddProduct(f, b1, ref c1);
        if (C.Value > 2) V.AddProduct(f, b2, ref c2);
        if (C.Value > 3) V.AddProduct(f, b3, ref c3);
    }
}
