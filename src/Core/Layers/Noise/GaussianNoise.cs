using Strata.Ops;

namespace Strata.Layers.Noise;

/// <summary>
/// In training adds normal noise of mean 0; at inference the identity.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="stddev">The noise's standard deviation.</param>
/// <param name="options">What every layer takes.</param>
public sealed class GaussianNoise(double stddev, LayerOptions? options = null) : Layer(options)
{
    /// <summary>The noise's standard deviation.</summary>
    public double stddev { get; } = stddev >= 0 ? stddev
        : throw new ArgumentException($"stddev: expected a number of at least 0, received {stddev}.");

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        if (!arguments.training) return input;
        var x = input.toFloat();
        return x.add(RandomTensors.FreshNormal(x.Dims, 0, stddev));
    }
}
