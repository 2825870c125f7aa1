using Strata.Initializers;

namespace Strata.Layers.Convolution;

/// <summary>
/// A convolution in two dimensions of each channel by kernels of its own.
/// <para>Input: [batch, h, w, c]. Output: [batch, h′, w′, c · depthMultiplier]. Weights: depthwise_kernel [kh, kw, c,
/// depthMultiplier], bias [c · depthMultiplier].</para>
/// </summary>
/// <param name="kernelSize">The lengths of the window, one or two.</param>
/// <param name="strides">The distance from one window to the next; 1 by default.</param>
/// <param name="padding">"valid" (the default) or "same".</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="dilationRate">The distance between the elements of a window; 1 by default.</param>
/// <param name="depthMultiplier">Output channels for each input channel; 1 by default.</param>
/// <param name="activation">Applied to the result; linear by default.</param>
/// <param name="useBias">Whether a bias is added; true by default.</param>
/// <param name="depthwiseInitializer">First values of the kernel; glorotNormal by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="depthwiseRegularizer">A penalty on the kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="depthwiseConstraint">What the kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="options">What every layer takes.</param>
public sealed class DepthwiseConv2D(
    IntTuple kernelSize,
    IntTuple? strides = null,
    Padding padding = default,
    DataFormat dataFormat = default,
    IntTuple? dilationRate = null,
    int depthMultiplier = 1,
    ActivationFunction? activation = null,
    bool useBias = true,
    Initializer? depthwiseInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? depthwiseRegularizer = null,
    Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? depthwiseConstraint = null,
    Constraint? biasConstraint = null,
    LayerOptions? options = null)
    : BaseConvolution(
        2,
        new(kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, biasInitializer,
            biasRegularizer, activityRegularizer, biasConstraint),
        options)
{
    private LayerVariable? kernel;

    /// <summary>Output channels for each input channel.</summary>
    public int depthMultiplier { get; } = Positive.Checked(nameof(depthMultiplier), depthMultiplier);

    /// <summary>First values of the kernel.</summary>
    public Initializer depthwiseInitializer { get; } = depthwiseInitializer ?? new GlorotNormal();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? depthwiseRegularizer { get; } = depthwiseRegularizer;

    /// <summary>What the kernel is projected to.</summary>
    public Constraint? depthwiseConstraint { get; } = depthwiseConstraint;

    private protected override void AddKernels(int channels) => kernel = addWeight(
        "depthwise_kernel", [.. base.kernelSize, channels, depthMultiplier], depthwiseInitializer,
        depthwiseRegularizer, constraint: depthwiseConstraint);

    private protected override int OutputChannels(int channels) => channels * depthMultiplier;

    private protected override Tensor Convolve(Tensor x) => x.depthwiseConv2d(
        kernel!.read(), base.strides, base.padding.Value, dilations: base.dilationRate);
}
