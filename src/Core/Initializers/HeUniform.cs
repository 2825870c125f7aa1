namespace Strata.Initializers;

/// <summary>Uniform, of the variance 2 / inputs (He et al., 2015).</summary>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class HeUniform(int? seed = null) : ScaledInitializer(2, "fanIn", "uniform", seed);
