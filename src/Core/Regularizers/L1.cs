namespace Strata.Regularizers;

/// <summary>l1·Σ|x|.</summary>
/// <param name="l1">The factor; 0.01 by default.</param>
public sealed class L1(double l1 = 0.01) : SumPenalty(l1, 0);
