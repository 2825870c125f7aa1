namespace Strata.Initializers;

/// <summary>Uniform, of the variance 1 / inputs (LeCun et al., 1998).</summary>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class LeCunUniform(int? seed = null) : ScaledInitializer(1, "fanIn", "uniform", seed);
