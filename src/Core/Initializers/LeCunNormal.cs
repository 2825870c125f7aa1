namespace Strata.Initializers;

/// <summary>Truncated normal, of the variance 1 / inputs (LeCun et al., 1998).</summary>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class LeCunNormal(int? seed = null) : ScaledInitializer(1, "fanIn", "normal", seed);
