namespace Strata.Initializers;

/// <summary>Uniform, of the variance 2 / (inputs + outputs) (Glorot and Bengio, 2010).</summary>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class GlorotUniform(int? seed = null) : ScaledInitializer(1, "fanAvg", "uniform", seed);
