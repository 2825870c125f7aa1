using Strata.Layers.Noise;

namespace Strata.Layers.Basic;

/// <summary>
/// In training sets a random part of the input to 0 and scales the rest up, so that the mean stays; at inference the
/// identity.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="rate">The part that is dropped, cut to [0, 1].</param>
/// <param name="noiseShape">The shape of the random choices, broadcast to the input; null lengths are the
/// input's.</param>
/// <param name="seed">Makes the sequence of choices repeatable; each call still has its own.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Dropout(double rate, Shape? noiseShape = null, int? seed = null, LayerOptions? options = null)
    : Layer(options)
{
    private int calls;

    /// <summary>The part that is dropped.</summary>
    public double rate { get; } = Math.Clamp(rate, 0, 1);

    /// <summary>The shape of the random choices.</summary>
    public Shape? noiseShape { get; } = noiseShape;

    /// <summary>Makes the sequence of choices repeatable.</summary>
    public int? seed { get; } = seed;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => arguments.training
        ? InvertedDropout.Of(input.toFloat(), rate, NoiseShape.For(noiseShape, input.Dims), seed, ref calls) : input;
}
