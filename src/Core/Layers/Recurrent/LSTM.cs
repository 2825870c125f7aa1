namespace Strata.Layers.Recurrent;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997): at each step i, f, o = recurrentActivation(z),
/// c = f·c + i·activation(z_c), h = o·activation(c), where z = x·kernel + h·recurrent_kernel + bias.
/// <para>Input: [batch, steps, d], then h and c [batch, units] if they are given. Output: [batch, units] or, with
/// returnSequences, [batch, steps, units]; then, with returnState, h and c. Weights: kernel [d, 4·units],
/// recurrent_kernel [units, 4·units], bias [4·units], gates in the order i, f, c, o.</para>
/// </summary>
/// <param name="units">The length of the state and the output, at least 1.</param>
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
public sealed class LSTM(
    int units,
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
    : UnitsLayer(
        new LSTMCell(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer, kernelConstraint,
            recurrentConstraint, biasConstraint, dropout, recurrentDropout, implementation),
        activityRegularizer, returnSequences, returnState, goBackwards, stateful, unroll, options)
{
    /// <inheritdoc cref="LSTMCell.recurrentActivation"/>
    public ActivationFunction recurrentActivation => ((LSTMCell)Cell).recurrentActivation;

    /// <inheritdoc cref="LSTMCell.unitForgetBias"/>
    public bool unitForgetBias => ((LSTMCell)Cell).unitForgetBias;

    /// <inheritdoc cref="LSTMCell.implementation"/>
    public int implementation => ((LSTMCell)Cell).implementation;
}
