namespace Strata.Layers.AdvancedActivations;

/// <summary>
/// eˣ over its sum along an axis, or along several at once. Masked places count nothing.
/// <para>Input: any shape. Output: the same.</para>
/// </summary>
/// <param name="axis">The axis or axes; −1 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Softmax(IntTuple? axis = null, LayerOptions? options = null) : Layer(options)
{
    private const double Masked = -1e9;

    /// <summary>The axis or axes.</summary>
    public IntTuple axis { get; } = axis is { Count: 0 }
        ? throw new ArgumentException("axis: expected at least one axis, received [].") : axis ?? -1;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        if (arguments.mask is { } mask) x = x.add(Widened(mask, x.rank).sub(1).mul(-Masked));
        return axis.Count == 1 ? x.softmax(axis[0]) : x.sub(x.logSumExp(axis.ToArray(), true)).exp();
    }

    private static Tensor Widened(Tensor mask, int rank)
    {
        var wide = mask.toFloat();
        while (wide.rank < rank) wide = wide.expandDims(-1);
        return wide;
    }
}
