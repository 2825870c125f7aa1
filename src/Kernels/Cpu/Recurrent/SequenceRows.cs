using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>
/// How the rows of sequences are cut into parts: whole tiles, of which at most eight go through all steps together, so
/// that their states stay in the first caches. Where threads share them there are more parts than threads, since one
/// that the machine holds back then leaves more to the others.
/// </summary>
/// <param name="rows">Rows of the batch.</param>
/// <param name="r">What each of them is.</param>
internal readonly struct SequenceRows(int rows, Recurrence r)
{
    private const int TilesOfPart = 8;
    private readonly int tiles = Tiles.TilesOf(rows);

    /// <summary>How many parts there are.</summary>
    internal int Parts
    {
        get
        {
            long cost = (long)Tiles.Rows * r.Steps * r.Terms * r.Gates * r.Units;
            return Math.Max((tiles + TilesOfPart - 1) / TilesOfPart, Team.Parts(tiles, cost));
        }
    }

    /// <summary>The first row of a part of so many, and how many rows it has.</summary>
    internal (int First, int Count) Part(int part, int parts)
    {
        int first = First(part, parts);
        return (first, Math.Min(rows, First(part + 1, parts)) - first);
    }

    // Larger parts come first: whoever claims the last ones then ends with the others.
    private int First(int part, int parts) =>
        ((tiles / parts * part) + Math.Min(part, tiles % parts)) * Tiles.Rows;
}
