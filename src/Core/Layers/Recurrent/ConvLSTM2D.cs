namespace Strata.Layers.Recurrent;

/// <summary>
/// An LSTM whose products are convolutions (Shi et al., 2015).
/// <para>Input: [batch, steps, h, w, c], then h and c [batch, h′, w′, filters] if they are given. Output: [batch, h′,
/// w′, filters] or, with returnSequences, [batch, steps, h′, w′, filters]; then, with returnState, h and c. Weights:
/// kernel [kh, kw, c, 4·filters], recurrent_kernel [kh, kw, filters, 4·filters], bias [4·filters], gates in the order
/// i, f, c, o.</para>
/// </summary>
/// <param name="filters">The number of channels of the state and the output.</param>
/// <param name="kernelSize">The lengths of the window, one or two.</param>
/// <param name="strides">The distance from one window of the input to the next; 1 by default.</param>
/// <param name="padding">"valid" (the default) or "same"; that of the states is always "same".</param>
/// <param name="dataFormat">"channelsLast" (the default) or "channelsFirst".</param>
/// <param name="dilationRate">The distance between the elements of a window; 1 by default.</param>
/// <param name="activation">Applied to the candidate and to c; tanh by default.</param>
/// <param name="recurrentActivation">Applied to the gates; hardSigmoid by default.</param>
/// <param name="useBias">Whether a bias is added; true by default.</param>
/// <param name="kernelInitializer">First values of the kernel; glorotNormal by default.</param>
/// <param name="recurrentInitializer">First values of the recurrent kernel; orthogonal by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="unitForgetBias">Whether the forget gate's bias starts with ones; false by default.</param>
/// <param name="kernelRegularizer">A penalty on the kernel.</param>
/// <param name="recurrentRegularizer">A penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="recurrentConstraint">What the recurrent kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="dropout">The part of the inputs that is dropped in training, cut to [0, 1].</param>
/// <param name="recurrentDropout">The part of the states that is dropped in training, cut to [0, 1].</param>
/// <param name="implementation">Kept for files; changes nothing.</param>
/// <param name="returnSequences">Whether it gives the outputs of all steps; false by default.</param>
/// <param name="returnState">Whether it gives the last states too; false by default.</param>
/// <param name="goBackwards">Whether it takes the steps from the last to the first; false by default.</param>
/// <param name="stateful">Whether a batch begins with the states the last one ended with; false by default.</param>
/// <param name="unroll">Kept for files; changes nothing.</param>
/// <param name="options">What every layer takes.</param>
public sealed class ConvLSTM2D(
    int filters,
    IntTuple kernelSize,
    IntTuple? strides = null,
    Padding padding = default,
    DataFormat dataFormat = default,
    IntTuple? dilationRate = null,
    ActivationFunction? activation = null,
    ActivationFunction? recurrentActivation = null,
    bool useBias = true,
    Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null,
    Initializer? biasInitializer = null,
    bool unitForgetBias = false,
    Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null,
    double dropout = 0,
    double recurrentDropout = 0,
    int implementation = 1,
    bool returnSequences = false,
    bool returnState = false,
    bool goBackwards = false,
    bool stateful = false,
    bool unroll = false,
    LayerOptions? options = null)
    : GateLayer(
        new ConvLSTM2DCell(
            filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, recurrentActivation, useBias,
            kernelInitializer, recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout, implementation),
        activityRegularizer, returnSequences, returnState, goBackwards, stateful, unroll, options)
{
    /// <summary>The number of channels.</summary>
    public int filters => ((ConvLSTM2DCell)Cell).filters;

    /// <summary>The lengths of the window.</summary>
    public IntTuple kernelSize => ((ConvLSTM2DCell)Cell).kernelSize;

    /// <summary>The distance from one window of the input to the next.</summary>
    public IntTuple strides => ((ConvLSTM2DCell)Cell).strides;

    /// <summary>What happens at the border of the input.</summary>
    public Padding padding => ((ConvLSTM2DCell)Cell).padding;

    /// <summary>Where the channels stand.</summary>
    public DataFormat dataFormat => ((ConvLSTM2DCell)Cell).dataFormat;

    /// <summary>The distance between the elements of a window.</summary>
    public IntTuple dilationRate => ((ConvLSTM2DCell)Cell).dilationRate;

    /// <summary>Applied to the gates.</summary>
    public ActivationFunction recurrentActivation => ((ConvLSTM2DCell)Cell).recurrentActivation;

    /// <summary>Whether the forget gate's bias starts with ones.</summary>
    public bool unitForgetBias => ((ConvLSTM2DCell)Cell).unitForgetBias;

    /// <summary>Kept for files.</summary>
    public int implementation => ((ConvLSTM2DCell)Cell).implementation;
}
