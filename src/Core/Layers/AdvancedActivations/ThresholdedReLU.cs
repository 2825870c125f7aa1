namespace Strata.Layers.AdvancedActivations;

/// <summary>
/// x where x &gt; theta, else 0 (Konda, Memisevic and Krueger, 2015).
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="theta">Where the identity begins; 1 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class ThresholdedReLU(double theta = 1, LayerOptions? options = null) : Layer(options)
{
    /// <summary>Where the identity begins.</summary>
    public double theta { get; } = theta;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        return Tensor.Choose(x.greater(theta), x, 0);
    }
}
