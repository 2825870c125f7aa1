namespace Strata.Layers.AdvancedActivations;

/// <summary>
/// x where x ≥ 0, else alpha·(eˣ − 1) (Clevert, Unterthiner and Hochreiter, 2016).
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="alpha">Minus the limit far below 0; 1 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class ELU(double alpha = 1, LayerOptions? options = null) : Layer(options)
{
    /// <summary>Minus the limit far below 0.</summary>
    public double alpha { get; } = alpha;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();

        // Of the minimum, because the slope of eˣ far above 0 is infinite.
        return alpha == 1 ? x.elu() : Tensor.Choose(x.greaterEqual(0), x, x.minimum(0).expm1().mul(alpha));
    }
}
