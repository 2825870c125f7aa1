namespace Strata.Training;

/// <summary>Which leaves of a step each worker of a view has: a pure function that every node computes alike.</summary>
public static class LeafShare
{
    /// <summary>The leaves of one worker.</summary>
    /// <param name="weights">The view's weights by rank, none negative, not all zero; zero has no leaves.</param>
    /// <param name="rank">The worker's rank.</param>
    /// <param name="leafCount">The number of leaves of the step.</param>
    /// <returns>From floor(leafCount * C(rank)) to floor(leafCount * C(rank + 1)), C being the cumulated share of the
    /// weights; empty for some when there are more workers than leaves.</returns>
    /// <exception cref="ArgumentException">The weights are all zero, or one is negative.</exception>
    public static LeafRange Of(ReadOnlySpan<int> weights, int rank, int leafCount)
    {
        long all = 0;
        long before = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] < 0)
            {
                throw new ArgumentException($"weights: expected none below 0, received {weights[i]} at {i}.");
            }
            before += i < rank ? weights[i] : 0;
            all += weights[i];
        }
        if (all == 0)
        {
            throw new ArgumentException($"weights: expected one above 0, received {weights.Length} of 0.");
        }
        return new((int)(leafCount * before / all), (int)(leafCount * (before + weights[rank]) / all));
    }

    /// <summary>The rank of the worker that has a leaf.</summary>
    /// <param name="weights">The view's weights by rank.</param>
    /// <param name="leaf">The leaf, from 0 to below <paramref name="leafCount"/>.</param>
    /// <param name="leafCount">The number of leaves of the step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is not one of the step's.</exception>
    public static int RankOf(ReadOnlySpan<int> weights, int leaf, int leafCount)
    {
        for (int rank = 0; rank < weights.Length; rank++)
        {
            LeafRange range = Of(weights, rank, leafCount);
            if (leaf >= range.First && leaf < range.End)
            {
                return rank;
            }
        }
        throw new ArgumentOutOfRangeException(nameof(leaf), leaf, $"leaf: expected 0 to {leafCount - 1}.");
    }
}
