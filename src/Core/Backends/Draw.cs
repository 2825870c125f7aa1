namespace Strata.Backends;

/// <summary>
/// The key of a tensor of random numbers. Element j of row r is drawn from Philox-4x32-10 (Salmon et al., "Parallel
/// random numbers: as easy as 1, 2, 3", SC'11) with key <paramref name="Seed"/> and counter
/// (j / 4, FirstRow + r, Step, Stream), word j mod 4, so that it depends on nothing else.
/// </summary>
/// <param name="Distribution">How the numbers are spread.</param>
/// <param name="A">The distribution's first parameter.</param>
/// <param name="B">The distribution's second parameter.</param>
/// <param name="Seed">The key.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="Stream">Tells the draws of one step apart.</param>
/// <param name="FirstRow">The number, in the global batch, of the first row here.</param>
public readonly record struct Draw(
    Distribution Distribution, float A, float B, ulong Seed, uint Step, uint Stream, int FirstRow);
