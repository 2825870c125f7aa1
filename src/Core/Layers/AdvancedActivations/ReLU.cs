namespace Strata.Layers.AdvancedActivations;

/// <summary>
/// x from the threshold on, at most maxValue; negativeSlope·(x − threshold) below.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="maxValue">The largest output; none by default.</param>
/// <param name="negativeSlope">The slope below the threshold, as in Keras; 0 by default.</param>
/// <param name="threshold">Where the identity begins, as in Keras; 0 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class ReLU(
    double? maxValue = null, double negativeSlope = 0, double threshold = 0, LayerOptions? options = null)
    : Layer(options)
{
    /// <summary>The largest output.</summary>
    public double? maxValue { get; } = maxValue is null or >= 0 ? maxValue
        : throw new ArgumentException($"maxValue: expected a number of at least 0, received {maxValue}.");

    /// <summary>The slope below the threshold.</summary>
    public double negativeSlope { get; } = negativeSlope >= 0 ? negativeSlope
        : throw new ArgumentException($"negativeSlope: expected a number of at least 0, received {negativeSlope}.");

    /// <summary>Where the identity begins.</summary>
    public double threshold { get; } = threshold >= 0 ? threshold
        : throw new ArgumentException($"threshold: expected a number of at least 0, received {threshold}.");

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        var y = threshold == 0 && negativeSlope == 0 ? x.relu()
            : Tensor.Choose(x.greaterEqual(threshold), x, x.sub(threshold).mul(negativeSlope));
        return maxValue is { } most ? y.minimum(most) : y;
    }
}
