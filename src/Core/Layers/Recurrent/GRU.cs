namespace Strata.Layers.Recurrent;

/// <summary>
/// Gated recurrent unit (Cho et al., 2014): at each step z, r = recurrentActivation(x·kernel + h·recurrent_kernel +
/// bias), h = z·h + (1 − z)·activation(x·kernelₕ + (r·h)·recurrent_kernelₕ + biasₕ); with resetAfter r works on the
/// product h·recurrent_kernelₕ and its bias instead.
/// <para>Input: [batch, steps, d], then h [batch, units] if it is given. Output: [batch, units] or, with
/// returnSequences, [batch, steps, units]; then, with returnState, h. Weights: kernel [d, 3·units], recurrent_kernel
/// [units, 3·units], bias [3·units] or, with resetAfter, [2, 3·units], gates in the order z, r, h.</para>
/// </summary>
/// <param name="units">The length of the state and the output, at least 1.</param>
/// <param name="activation">Applied to the candidate and to c; tanh by default.</param>
/// <param name="recurrentActivation">Applied to the gates; hardSigmoid by default.</param>
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
/// <param name="implementation">Kept for files; changes nothing.</param>
/// <param name="resetAfter">Whether the reset gate works behind the product, as Keras has it; false by default.</param>
/// <param name="returnSequences">Whether it gives the outputs of all steps; false by default.</param>
/// <param name="returnState">Whether it gives the last states too; false by default.</param>
/// <param name="goBackwards">Whether it takes the steps from the last to the first; false by default.</param>
/// <param name="stateful">Whether a batch begins with the states the last one ended with; false by default.</param>
/// <param name="unroll">Kept for files; changes nothing.</param>
/// <param name="options">What every layer takes.</param>
public sealed class GRU(
    int units,
    ActivationFunction? activation = null,
    ActivationFunction? recurrentActivation = null,
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
    int implementation = 1,
    bool resetAfter = false,
    bool returnSequences = false,
    bool returnState = false,
    bool goBackwards = false,
    bool stateful = false,
    bool unroll = false,
    LayerOptions? options = null)
    : UnitsLayer(
        new GRUCell(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            kernelRegularizer, recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint,
            biasConstraint, dropout, recurrentDropout, implementation, resetAfter),
        activityRegularizer, returnSequences, returnState, goBackwards, stateful, unroll, options)
{
    /// <inheritdoc cref="GRUCell.recurrentActivation"/>
    public ActivationFunction recurrentActivation => ((GRUCell)Cell).recurrentActivation;

    /// <inheritdoc cref="GRUCell.implementation"/>
    public int implementation => ((GRUCell)Cell).implementation;

    /// <inheritdoc cref="GRUCell.resetAfter"/>
    public bool resetAfter => ((GRUCell)Cell).resetAfter;
}
