using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>The sums of one row of a tile: up to four registers.</summary>
internal unsafe struct TileRow<V, C>
    where V : unmanaged, ILanes<V>
    where C : unmanaged, Tiles.ICount
{
    private V c0, c1, c2, c3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Load(float* from)
    {
        int width = sizeof(V) / sizeof(float);
        c0 = V.Load(from);
        if (sizeof(C) > 1) c1 = V.Load(from + width);
        if (sizeof(C) > 2) c2 = V.Load(from + (2 * width));
        if (sizeof(C) > 3) c3 = V.Load(from + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Store(float* to)
    {
        int width = sizeof(V) / sizeof(float);
        V.Store(c0, to);
        if (sizeof(C) > 1) V.Store(c1, to + width);
        if (sizeof(C) > 2) V.Store(c2, to + (2 * width));
        if (sizeof(C) > 3) V.Store(c3, to + (3 * width));
    }

    /// <summary>Adds the sums to those of a left sibling.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddTo(float* left)
    {
        int width = sizeof(V) / sizeof(float);
        c0 = V.Add(V.Load(left), c0);
        if (sizeof(C) > 1) c1 = V.Add(V.Load(left + width), c1);
        if (sizeof(C) > 2) c2 = V.Add(V.Load(left + (2 * width)), c2);
        if (sizeof(C) > 3) c3 = V.Add(V.Load(left + (3 * width)), c3);
    }

    /// <summary>Adds a factor of the row, times a row of the panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddProduct(float factor, V b0, V b1, V b2, V b3)
    {
        V f = V.Broadcast(factor);
        V.AddProduct(f, b0, ref c0);
        if (sizeof(C) > 1) V.AddProduct(f, b1, ref c1);
        if (sizeof(C) > 2) V.AddProduct(f, b2, ref c2);
        if (sizeof(C) > 3) V.AddProduct(f, b3, ref c3);
    }
}
