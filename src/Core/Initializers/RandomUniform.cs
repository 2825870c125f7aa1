using Strata.Backends;
using Strata.Ops;

namespace Strata.Initializers;

/// <summary>Numbers spread evenly over [minval, maxval).</summary>
/// <param name="minval">The lower bound; −0.05 by default.</param>
/// <param name="maxval">The upper bound; 0.05 by default.</param>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class RandomUniform(double minval = -0.05, double maxval = 0.05, int? seed = null) : Initializer
{
    /// <summary>The lower bound.</summary>
    public double minval { get; } = minval;

    /// <summary>The upper bound.</summary>
    public double maxval { get; } = maxval;

    /// <summary>Makes the values repeatable.</summary>
    public int? seed { get; } = seed;

    /// <inheritdoc/>
    public override Tensor apply(int[] shape, DType dtype) =>
        RandomTensors.Fixed(new([.. shape]), DType.float32, Distribution.Uniform, minval, maxval, seed).cast(dtype);
}
