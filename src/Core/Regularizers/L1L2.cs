namespace Strata.Regularizers;

/// <summary>l1·Σ|x| + l2·Σx².</summary>
/// <param name="l1">The factor of the sum of absolute values; 0.01 by default.</param>
/// <param name="l2">The factor of the sum of squares; 0.01 by default.</param>
public sealed class L1L2(double l1 = 0.01, double l2 = 0.01) : SumPenalty(l1, l2);
