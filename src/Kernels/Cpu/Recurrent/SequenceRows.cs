using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Recurrent;

/// <summary>
/// How the rows of sequences are cut into parts: whole tiles, of which about eight go through all steps together, so
/// that their states stay in the first caches; each thread has as many parts as the others.
/// </summary>
/// <param name="rows">Rows of the batch.</param>
internal readonly struct SequenceRows(int rows)
{
    private const int TilesOfPart = 8;
    private readonly int tiles = (rows + Tiles.Rows - 1) / Tiles.Rows;

    /// <summary>How many parts there are.</summary>
    internal int Parts
    {
        get
        {
            int round = TilesOfPart * Team.Sharing;
            return Math.Min(tiles, (tiles + round - 1) / round * Team.Sharing);
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
