using Strata.Backends;
using Strata.Ops;

namespace Strata.Initializers;

/// <summary>Numbers spread normally, drawn again outside of two standard deviations.</summary>
/// <param name="mean">The mean; 0 by default.</param>
/// <param name="stddev">The standard deviation; 0.05 by default.</param>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class TruncatedNormal(double mean = 0, double stddev = 0.05, int? seed = null) : Initializer
{
    /// <summary>The mean.</summary>
    public double mean { get; } = mean;

    /// <summary>The standard deviation.</summary>
    public double stddev { get; } = stddev;

    /// <summary>Makes the values repeatable.</summary>
    public int? seed { get; } = seed;

    /// <inheritdoc/>
    public override Tensor apply(int[] shape, DType dtype) =>
        RandomTensors.Fixed(new([.. shape]), DType.float32, Distribution.TruncatedNormal, mean, stddev, seed)
            .cast(dtype);
}
