namespace Strata.Layers.Convolution;

/// <summary>
/// A transposed convolution of a sequence, as in Keras.
/// <para>Input: [batch, steps, c]. Output: [batch, steps′, filters]. Weights: kernel [k, filters, c], bias
/// [filters].</para>
/// </summary>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernelSize">The length of the window.</param>
/// <param name="strides">The distance from one window to the next; 1 by default.</param>
/// <param name="padding">"valid" (the default) or "same".</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="activation">Applied to the result; linear by default.</param>
/// <param name="useBias">Whether a bias is added; true by default.</param>
/// <param name="kernelInitializer">First values of the kernel; glorotNormal by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="kernelRegularizer">A penalty on the kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Conv1DTranspose(
    int filters,
    IntTuple kernelSize,
    IntTuple? strides = null,
    Padding padding = default,
    DataFormat dataFormat = default,
    ActivationFunction? activation = null,
    bool useBias = true,
    Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? biasConstraint = null,
    LayerOptions? options = null)
    : TransposedConvolutionLayer(
        1,
        filters,
        new(kernelSize, strides, padding, dataFormat, null, activation, useBias, biasInitializer, biasRegularizer,
            activityRegularizer, biasConstraint),
        new(kernelInitializer, kernelRegularizer, kernelConstraint),
        options);
