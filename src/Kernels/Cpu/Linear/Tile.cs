using System.Runtime.CompilerServices;
using Strata.Kernels.Cpu.Simd;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>
/// The sums of a tile, up to six rows of up to four registers, which stay there: 24, beside 4 of the panel's factors
/// and one of a row.
/// </summary>
internal unsafe struct Tile<V, R, C>
    where V : unmanaged, ILanes<V>
    where R : unmanaged, Tiles.ICount
    where C : unmanaged, Tiles.ICount
{
    private TileRow<V, C> r0, r1, r2, r3, r4, r5;

    /// <summary>Goes on from sums in memory.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Load(float* from, nint stride)
    {
        r0.Load(from);
        if (sizeof(R) > 1) r1.Load(from + stride);
        if (sizeof(R) > 2) r2.Load(from + (2 * stride));
        if (sizeof(R) > 3) r3.Load(from + (3 * stride));
        if (sizeof(R) > 4) r4.Load(from + (4 * stride));
        if (sizeof(R) > 5) r5.Load(from + (5 * stride));
    }

    /// <summary>Writes the sums.</summary>
    /// <param name="to">Where the first goes.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Store(float* to, nint stride)
    {
        r0.Store(to);
        if (sizeof(R) > 1) r1.Store(to + stride);
        if (sizeof(R) > 2) r2.Store(to + (2 * stride));
        if (sizeof(R) > 3) r3.Store(to + (3 * stride));
        if (sizeof(R) > 4) r4.Store(to + (4 * stride));
        if (sizeof(R) > 5) r5.Store(to + (5 * stride));
    }

    /// <summary>Adds the sums to those of a left sibling.</summary>
    /// <param name="left">The first of them.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddTo(float* left, nint stride)
    {
        r0.AddTo(left);
        if (sizeof(R) > 1) r1.AddTo(left + stride);
        if (sizeof(R) > 2) r2.AddTo(left + (2 * stride));
        if (sizeof(R) > 3) r3.AddTo(left + (3 * stride));
        if (sizeof(R) > 4) r4.AddTo(left + (4 * stride));
        if (sizeof(R) > 5) r5.AddTo(left + (5 * stride));
    }

    /// <summary>Adds k products of the left operand's factors and the panel's, in order.</summary>
    /// <param name="a">The left operand, which goes on by k terms.</param>
    /// <param name="k">How many terms.</param>
    /// <param name="b">The panel.</param>
    /// <param name="step">Elements from one row of the panel to the next.</param>
    /// <param name="lines">What is asked for meanwhile.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddProducts<A, L>(ref A a, int k, float* b, nint step, ref L lines)
        where A : struct, IFactors
        where L : struct, ILinesAhead
    {
        int terms;
        for (; k > 0; k -= terms, b += terms * step)
        {
            terms = Math.Min(k, lines.Terms);
            lines.Ask();
            AddProducts(ref a, terms, b, step);
        }
    }

    // At least one. Two terms to a round of the loop: what counts and jumps takes part of the processor's width, of
    // which another thread on the same core may leave half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddProducts<A>(ref A a, int k, float* b, nint step)
        where A : struct, IFactors
    {
        for (; ; b += 2 * step)
        {
            a.Next();
            AddTerm(a, b);
            if (--k == 0) return;
            a.Next();
            AddTerm(a, b + step);
            if (--k == 0) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddTerm<A>(in A a, float* b)
        where A : struct, IFactors
    {
        int width = sizeof(V) / sizeof(float);
        V b0 = V.Load(b), b1 = sizeof(C) > 1 ? V.Load(b + width) : b0,
            b2 = sizeof(C) > 2 ? V.Load(b + (2 * width)) : b0, b3 = sizeof(C) > 3 ? V.Load(b + (3 * width)) : b0;
        r0.AddProduct(a.Of(0), b0, b1, b2, b3);
        if (sizeof(R) > 1) r1.AddProduct(a.Of(1), b0, b1, b2, b3);
        if (sizeof(R) > 2) r2.AddProduct(a.Of(2), b0, b1, b2, b3);
        if (sizeof(R) > 3) r3.AddProduct(a.Of(3), b0, b1, b2, b3);
        if (sizeof(R) > 4) r4.AddProduct(a.Of(4), b0, b1, b2, b3);
        if (sizeof(R) > 5) r5.AddProduct(a.Of(5), b0, b1, b2, b3);
    }
}
