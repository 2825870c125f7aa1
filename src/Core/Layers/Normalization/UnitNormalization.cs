namespace Strata.Layers.Normalization;

/// <summary>
/// x/√Σx², the sum along some axes of each sample, as in Keras: vectors of length 1. What is 0 stays 0.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="axis">The axis or axes; −1 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class UnitNormalization(IntTuple? axis = null, LayerOptions? options = null) : Layer(options)
{
    private const double Least = 1e-24;

    /// <summary>The axis or axes.</summary>
    public IntTuple axis { get; } = axis ?? -1;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        return x.mul(x.square().sum(SampleAxes.Of(axis, x.rank, name), true).maximum(Least).rsqrt());
    }
}
