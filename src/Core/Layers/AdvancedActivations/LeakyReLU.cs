using Strata.Serialization;

namespace Strata.Layers.AdvancedActivations;

/// <summary>
/// x where x &gt; 0, else alpha·x (Maas, Hannun and Ng, 2013).
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="alpha">The slope below 0; 0.3 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class LeakyReLU(
    [AlsoNamed("negativeSlope")] double alpha = 0.3, LayerOptions? options = null)
    : Layer(options)
{
    /// <summary>The slope below 0.</summary>
    public double alpha { get; } = alpha;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.leakyRelu(alpha);
}
