using Strata.Ops;

namespace Strata.Layers.Noise;

/// <summary>
/// In training multiplies by normal noise of mean 1 and standard deviation √(rate/(1 − rate)) (Srivastava et al.,
/// 2014); at inference, and where the rate is not within 0 and 1, the identity.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="rate">The rate of a dropout of as much noise.</param>
/// <param name="options">What every layer takes.</param>
public sealed class GaussianDropout(double rate, LayerOptions? options = null) : Layer(options)
{
    /// <summary>The rate of a dropout of as much noise.</summary>
    public double rate { get; } = rate;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        if (!arguments.training || rate is not (> 0 and < 1)) return input;
        var x = input.toFloat();
        return x.mul(RandomTensors.FreshNormal(x.Dims, 1, Math.Sqrt(rate / (1 - rate))));
    }
}
