namespace Strata.Kernels.Cpu.RandomNumbers;

/// <summary>Philox-4x32-10: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11.</summary>
internal static class Philox
{
    /// <summary>Four random words for a counter of four words and a key of two.</summary>
    internal static (uint W0, uint W1, uint W2, uint W3) Words(uint c0, uint c1, uint c2, uint c3, ulong key)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * c0, p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (c0, c1, c2, c3);
    }
}
