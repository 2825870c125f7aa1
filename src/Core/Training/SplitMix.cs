namespace Strata.Training;

/// <summary>
/// Numbers for orders of rows: the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014) applied to a counter, so that each depends on key and place alone.
/// </summary>
internal static class SplitMix
{
    internal static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    /// <summary>A whole number from 0 up to, not including, the bound.</summary>
    internal static int Below(int bound, ulong stream, ulong place) =>
        (int)Math.BigMul(Mix(stream + place), (ulong)bound, out _);
}
