namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>How sequences are cut into parts.</summary>
internal static unsafe class SequenceRows
{
    /// <summary>Rows that go through all steps together: four tiles, whose states stay in the first caches.</summary>
    internal const int Block = 24;

    /// <summary>Units filled up to a multiple of what is computed at once.</summary>
    internal static int Padded(int units) =>
        (units + Block16.Length - 1) / Block16.Length * Block16.Length;

    internal static void CopyUnits(float* from, float* to, int count) =>
        new ReadOnlySpan<float>(from, count).CopyTo(new(to, count));
}
