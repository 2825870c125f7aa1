using Strata.Initializers;
using Strata.Tensors;

namespace Strata.Layers.Normalization;

/// <summary>
/// x·scale/√(mean x² + ε), the mean along some axes of each sample (Zhang and Sennrich, 2019), as in Keras 3.
/// <para>Input: any shape. Output: the same. Weights: scale [lengths of the axes].</para>
/// </summary>
/// <param name="axis">The axis or axes along which a sample is normalised; −1 by default.</param>
/// <param name="epsilon">Added to the mean; 0.000001 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class RMSNormalization(IntTuple? axis = null, double epsilon = 1e-6, LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? scale;

    /// <summary>The axis or axes along which a sample is normalised.</summary>
    public IntTuple axis { get; } = axis ?? -1;

    /// <summary>Added to the mean.</summary>
    public double epsilon { get; } = epsilon;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int[] counted = SampleAxes.Of(axis, inputShape.Count, name);
        int[] lengths = [.. counted.Select(a => inputShape.Known(a, name))];
        inputSpec =
        [
            new InputSpec
            {
                ndim = inputShape.Count,
                axes = counted.Zip(lengths).ToDictionary(pair => pair.First, pair => pair.Second),
            },
        ];
        scale = addWeight("scale", [.. lengths], new Ones());
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        int[] axes = SampleAxes.Of(axis, x.rank, name);
        Dims along = new([.. Enumerable.Range(0, x.rank).Select(a => axes.Contains(a) ? x.Dims[a] : 1)]);
        return x.mul(x.square().mean(axes, true).add(epsilon).rsqrt()).mul(scale!.read().ReshapeTo(along));
    }
}
