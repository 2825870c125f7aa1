using Strata.Losses;

namespace Strata.Models;

/// <summary>What a compiled model is trained for and measured by, for each output in order.</summary>
/// <param name="Losses">The loss; null for an output without one.</param>
/// <param name="LossWeights">The factor of the loss in the sum of all.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record Objectives(NamedFunction?[] Losses, double[] LossWeights, NamedFunction[][] Metrics);
