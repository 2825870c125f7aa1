namespace Strata.Layers.Basic;

/// <summary>
/// Marks the steps whose numbers are all one value: layers behind it, and losses, leave them out. Their numbers are
/// set to 0.
/// <para>Input: [batch, steps, …]. Output: the same, with a mask [batch, steps, …] without the last axis.</para>
/// </summary>
/// <param name="maskValue">The value; 0 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Masking(double maskValue = 0, LayerOptions? options = null) : Layer(options)
{
    /// <summary>The value.</summary>
    public double maskValue { get; } = maskValue;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks) => [Counts(inputs[0], false)];

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) =>
        input.toFloat().mul(Counts(input, true).toFloat());

    private Tensor Counts(Tensor x, bool keepDims) => x.toFloat().notEqual(maskValue).any([-1], keepDims);
}
