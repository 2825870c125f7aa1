using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;

namespace Strata.Kernels.Cpu.Reduction;

/// <summary>The end of a reduction over 16 virtual lanes: those 8, 4, 2 and 1 apart are combined.</summary>
internal static class LaneFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Of<TOp>(Vector512<float> lanes)
        where TOp : struct, IBinaryVector<float>
    {
        lanes = TOp.Of(lanes, Vector512.Create(lanes.GetUpper(), lanes.GetUpper()));
        lanes = TOp.Of(lanes, Vector512.Shuffle(
            lanes, Vector512.Create(4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7)));
        lanes = TOp.Of(lanes, Vector512.Shuffle(
            lanes, Vector512.Create(2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3)));
        lanes = TOp.Of(lanes, Vector512.Shuffle(
            lanes, Vector512.Create(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)));
        return lanes.ToScalar();
    }
}
