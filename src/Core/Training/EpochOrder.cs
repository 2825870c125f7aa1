namespace Strata.Training;

/// <summary>
/// The order of the rows of an epoch: a permutation that depends on seed, epoch and the number of rows alone, drawn by
/// Fisher and Yates's method with numbers from a counter-based generator (SplitMix64 of seed, epoch and place).
/// </summary>
public static class EpochOrder
{
    /// <summary>Fills in the order.</summary>
    /// <param name="order">Takes every number from 0 to its length − 1 once.</param>
    /// <param name="seed">The seed; null keeps the rows in place.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="block">Consecutive rows that stay together; rows that do not fill a block stay last.</param>
    public static void Fill(Span<int> order, int? seed, int epoch, int block = 1)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (seed is not { } key) return;
        ulong stream = SplitMix.Mix(SplitMix.Mix((ulong)(uint)key) ^ (uint)epoch);
        for (int i = (order.Length / block) - 1; i > 0; i--)
        {
            int j = SplitMix.Below(i + 1, stream, (ulong)i);
            for (int k = 0; k < block; k++)
                (order[(i * block) + k], order[(j * block) + k]) = (order[(j * block) + k], order[(i * block) + k]);
        }
    }
}
