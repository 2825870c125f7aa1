namespace Strata.Regularizers;

/// <summary>l2·Σx².</summary>
/// <param name="l2">The factor; 0.01 by default.</param>
public sealed class L2(double l2 = 0.01) : SumPenalty(0, l2);
