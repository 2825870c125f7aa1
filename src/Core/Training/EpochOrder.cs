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
    public static void Fill(Span<int> order, int? seed, int epoch)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (seed is not { } key) return;
        ulong stream = Mix(Mix((ulong)(uint)key) ^ (uint)epoch);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = (int)Math.BigMul(Mix(stream + (ulong)i), (ulong)(i + 1), out _);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
