namespace Strata.Training;

/// <summary>One addition of the fold over node sums: <c>sums[Left] = sums[Left] + sums[Right]</c>.</summary>
/// <param name="Left">Index of the sum that is replaced.</param>
/// <param name="Right">Index of the sum that is added to it and not used again.</param>
public readonly record struct LeafAddition(int Left, int Right);
