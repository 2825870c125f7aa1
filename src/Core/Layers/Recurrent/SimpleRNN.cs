namespace Strata.Layers.Recurrent;

/// <summary>
/// A layer that reads its own output (Elman, 1990): at each step h = activation(x·kernel + h·recurrent_kernel + bias).
/// <para>Input: [batch, steps, d], then h [batch, units] if it is given. Output: [batch, units] or, with
/// returnSequences, [batch, steps, units]; then, with returnState, h. Weights: kernel [d, units], recurrent_kernel
/// [units, units], bias [units].</para>
/// </summary>
/// <param name="units">The length of the state and the output, at least 1.</param>
/// <param name="activation">Applied to the candidate and to c; tanh by default.</param>
/// <param name="useBias">Whether a bias is added; true by default.</param>
/// <param name="kernelInitializer">First values of the kernel; glorotNormal by default.</param>
/// <param name="recurrentInitializer">First values of the recurrent kernel; orthogonal by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="kernelRegularizer">A penalty on the kernel.</param>
/// <param name="recurrentRegularizer">A penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="recurrentConstraint">What the recurrent kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="dropout">The part of the inputs that is dropped in training, cut to [0, 1].</param>
/// <param name="recurrentDropout">The part of the states that is dropped in training, cut to [0, 1].</param>
/// <param name="returnSequences">Whether it gives the outputs of all steps; false by default.</param>
/// <param name="returnState">Whether it gives the last states too; false by default.</param>
/// <param name="goBackwards">Whether it takes the steps from the last to the first; false by default.</param>
/// <param name="stateful">Whether a batch begins with the states the last one ended with; false by default.</param>
/// <param name="unroll">Kept for files; changes nothing.</param>
/// <param name="options">What every layer takes.</param>
public sealed class SimpleRNN(
    int units,
    ActivationFunction? activation = null,
    bool useBias = true,
    Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null,
    double dropout = 0,
    double recurrentDropout = 0,
    bool returnSequences = false,
    bool returnState = false,
    bool goBackwards = false,
    bool stateful = false,
    bool unroll = false,
    LayerOptions? options = null)
    : UnitsLayer(
        new SimpleRNNCell(
            units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout),
        activityRegularizer, returnSequences, returnState, goBackwards, stateful, unroll, options);
