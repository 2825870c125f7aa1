using Strata.Initializers;

namespace Strata.Layers.Convolution;

/// <summary>
/// A convolution in two dimensions of each channel by kernels of its own, then one of windows of 1 × 1 over all
/// channels.
/// <para>Input: [batch, h, w, c]. Output: [batch, h′, w′, filters]. Weights: depthwise_kernel [kh, kw, c,
/// depthMultiplier], pointwise_kernel [1, 1, c · depthMultiplier, filters], bias [filters].</para>
/// </summary>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernelSize">The lengths of the window, one or two.</param>
/// <param name="strides">The distance from one window to the next; 1 by default.</param>
/// <param name="padding">"valid" (the default) or "same".</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="dilationRate">The distance between the elements of a window; 1 by default.</param>
/// <param name="depthMultiplier">Output channels of the depthwise convolution for each input channel; 1 by
/// default.</param>
/// <param name="activation">Applied to the result; linear by default.</param>
/// <param name="useBias">Whether a bias is added; true by default.</param>
/// <param name="depthwiseInitializer">First values of the depthwise kernel; glorotUniform by default.</param>
/// <param name="pointwiseInitializer">First values of the pointwise kernel; glorotUniform by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="depthwiseRegularizer">A penalty on the depthwise kernel.</param>
/// <param name="pointwiseRegularizer">A penalty on the pointwise kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="depthwiseConstraint">What the depthwise kernel is projected to.</param>
/// <param name="pointwiseConstraint">What the pointwise kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="options">What every layer takes.</param>
public sealed class SeparableConv2D(
    int filters,
    IntTuple kernelSize,
    IntTuple? strides = null,
    Padding padding = default,
    DataFormat dataFormat = default,
    IntTuple? dilationRate = null,
    int depthMultiplier = 1,
    ActivationFunction? activation = null,
    bool useBias = true,
    Initializer? depthwiseInitializer = null,
    Initializer? pointwiseInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? depthwiseRegularizer = null,
    Regularizer? pointwiseRegularizer = null,
    Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? depthwiseConstraint = null,
    Constraint? pointwiseConstraint = null,
    Constraint? biasConstraint = null,
    LayerOptions? options = null)
    : BaseConvolution(
        2,
        new(kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, biasInitializer,
            biasRegularizer, activityRegularizer, biasConstraint),
        options)
{
    private LayerVariable? depthwise, pointwise;

    /// <summary>The number of output channels.</summary>
    public int filters { get; } = Positive.Checked(nameof(filters), filters);

    /// <summary>Output channels of the depthwise convolution for each input channel.</summary>
    public int depthMultiplier { get; } = Positive.Checked(nameof(depthMultiplier), depthMultiplier);

    /// <summary>First values of the depthwise kernel.</summary>
    public Initializer depthwiseInitializer { get; } = depthwiseInitializer ?? new GlorotUniform();

    /// <summary>First values of the pointwise kernel.</summary>
    public Initializer pointwiseInitializer { get; } = pointwiseInitializer ?? new GlorotUniform();

    /// <summary>A penalty on the depthwise kernel.</summary>
    public Regularizer? depthwiseRegularizer { get; } = depthwiseRegularizer;

    /// <summary>A penalty on the pointwise kernel.</summary>
    public Regularizer? pointwiseRegularizer { get; } = pointwiseRegularizer;

    /// <summary>What the depthwise kernel is projected to.</summary>
    public Constraint? depthwiseConstraint { get; } = depthwiseConstraint;

    /// <summary>What the pointwise kernel is projected to.</summary>
    public Constraint? pointwiseConstraint { get; } = pointwiseConstraint;

    private protected override void AddKernels(int channels)
    {
        depthwise = addWeight(
            "depthwise_kernel", [.. base.kernelSize, channels, depthMultiplier], depthwiseInitializer,
            depthwiseRegularizer, constraint: depthwiseConstraint);
        pointwise = addWeight(
            "pointwise_kernel", [1, 1, channels * depthMultiplier, filters], pointwiseInitializer,
            pointwiseRegularizer, constraint: pointwiseConstraint);
    }

    private protected override int OutputChannels(int channels) => filters;

    private protected override Tensor Convolve(Tensor x) => x.separableConv2d(
        depthwise!.read(), pointwise!.read(), base.strides, base.padding.Value, base.dilationRate);
}
