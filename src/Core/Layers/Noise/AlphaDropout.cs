using Strata.Ops;

namespace Strata.Layers.Noise;

/// <summary>
/// In training sets a random part of the input to the limit that selu has far below 0, and then scales and shifts all
/// so that mean and variance stay (Klambauer et al., 2017); at inference, and where the rate is not within 0 and 1, the
/// identity.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="rate">The part that is dropped.</param>
/// <param name="noiseShape">The shape of the random choices, broadcast to the input; null lengths are the
/// input's.</param>
/// <param name="options">What every layer takes.</param>
public sealed class AlphaDropout(double rate, Shape? noiseShape = null, LayerOptions? options = null) : Layer(options)
{
    private const double Limit = -1.6732632423543772 * 1.0507009873554805;

    /// <summary>The part that is dropped.</summary>
    public double rate { get; } = rate;

    /// <summary>The shape of the random choices.</summary>
    public Shape? noiseShape { get; } = noiseShape;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        if (!arguments.training || rate is not (> 0 and < 1)) return input;
        var x = input.toFloat();
        double scale = 1 / Math.Sqrt((1 - rate) * (1 + (rate * Limit * Limit)));
        var choice = RandomTensors.FreshUniform(NoiseShape.For(noiseShape, x.Dims));
        return Tensor.Choose(choice.greaterEqual(rate), x, Limit).mul(scale).add(-scale * Limit * rate);
    }
}
