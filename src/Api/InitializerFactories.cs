using Strata.Initializers;

namespace Strata;

/// <summary>Makes what gives the first values of weights: <c>tf.initializers</c>.</summary>
public sealed class InitializerFactories
{
    internal InitializerFactories()
    {
    }

    /// <inheritdoc cref="Zeros"/>
    public Initializer zeros() => new Zeros();

    /// <inheritdoc cref="Ones"/>
    public Initializer ones() => new Ones();

    /// <inheritdoc cref="Constant"/>
    public Initializer constant(double value) => new Constant(value);

    /// <inheritdoc cref="RandomUniform"/>
    public Initializer randomUniform(double minval = -0.05, double maxval = 0.05, int? seed = null) =>
        new RandomUniform(minval, maxval, seed);

    /// <inheritdoc cref="RandomNormal"/>
    public Initializer randomNormal(double mean = 0, double stddev = 0.05, int? seed = null) =>
        new RandomNormal(mean, stddev, seed);

    /// <inheritdoc cref="TruncatedNormal"/>
    public Initializer truncatedNormal(double mean = 0, double stddev = 0.05, int? seed = null) =>
        new TruncatedNormal(mean, stddev, seed);

    /// <inheritdoc cref="Identity"/>
    public Initializer identity(double gain = 1) => new Identity(gain);

    /// <inheritdoc cref="Orthogonal"/>
    public Initializer orthogonal(double gain = 1, int? seed = null) => new Orthogonal(gain, seed);

    /// <inheritdoc cref="VarianceScaling"/>
    public Initializer varianceScaling(
        double scale = 1, FanMode mode = default, InitializerDistribution distribution = default, int? seed = null) =>
        new VarianceScaling(scale, mode, distribution, seed);

    /// <inheritdoc cref="GlorotUniform"/>
    public Initializer glorotUniform(int? seed = null) => new GlorotUniform(seed);

    /// <inheritdoc cref="GlorotNormal"/>
    public Initializer glorotNormal(int? seed = null) => new GlorotNormal(seed);

    /// <inheritdoc cref="HeUniform"/>
    public Initializer heUniform(int? seed = null) => new HeUniform(seed);

    /// <inheritdoc cref="HeNormal"/>
    public Initializer heNormal(int? seed = null) => new HeNormal(seed);

    /// <inheritdoc cref="LeCunUniform"/>
    public Initializer leCunUniform(int? seed = null) => new LeCunUniform(seed);

    /// <inheritdoc cref="LeCunNormal"/>
    public Initializer leCunNormal(int? seed = null) => new LeCunNormal(seed);
}
