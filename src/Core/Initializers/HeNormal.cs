namespace Strata.Initializers;

/// <summary>Truncated normal, of the variance 2 / inputs (He et al., 2015).</summary>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class HeNormal(int? seed = null) : ScaledInitializer(2, "fanIn", "normal", seed);
