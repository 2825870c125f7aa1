namespace Strata.Initializers;

/// <summary>Random numbers whose spread fits the weight's shape; see <see cref="ScaledInitializer"/>.</summary>
/// <param name="scale">A factor of the variance; 1 by default.</param>
/// <param name="mode">"fanIn" (the default), "fanOut" or "fanAvg".</param>
/// <param name="distribution">"normal" (the default; truncated), "uniform" or "truncatedNormal".</param>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class VarianceScaling(
    double scale = 1, FanMode mode = default, InitializerDistribution distribution = default, int? seed = null)
    : ScaledInitializer(scale, mode, distribution, seed);
