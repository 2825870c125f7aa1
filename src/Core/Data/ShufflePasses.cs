using Strata.Training;

namespace Strata.Data;

/// <summary>The key of each pass over a shuffled dataset.</summary>
internal sealed class ShufflePasses(long? seed, bool reshuffle)
{
    private readonly ulong key =
        SplitMix.Mix(seed is { } given ? (ulong)given : Engine.Seed + SplitMix.Mix(Engine.NextDraw()));
    private long passes = -1;

    internal ulong Next() => SplitMix.Mix(key ^ (ulong)(reshuffle ? Interlocked.Increment(ref passes) : 0));
}
