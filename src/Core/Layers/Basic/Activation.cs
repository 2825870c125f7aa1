namespace Strata.Layers.Basic;

/// <summary>
/// Applies an activation.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="activation">Which one.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Activation(ActivationFunction activation, LayerOptions? options = null) : Layer(options)
{
    /// <summary>Which activation.</summary>
    public ActivationFunction activation { get; } = activation;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => activation.apply(input);
}
