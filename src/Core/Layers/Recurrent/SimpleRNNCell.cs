using Strata.Ops.Recurrent;

namespace Strata.Layers.Recurrent;

/// <summary>
/// One step of a <see cref="SimpleRNN"/>.
/// <para>Input: [batch, d], h [batch, units]. Output: h, h. Weights: kernel [d, units], recurrent_kernel [units,
/// units], bias [units].</para>
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
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="recurrentConstraint">What the recurrent kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="dropout">The part of the inputs that is dropped in training, cut to [0, 1].</param>
/// <param name="recurrentDropout">The part of the states that is dropped in training, cut to [0, 1].</param>
/// <param name="options">What every layer takes.</param>
public sealed class SimpleRNNCell(
    int units,
    ActivationFunction? activation = null,
    bool useBias = true,
    Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null,
    double dropout = 0,
    double recurrentDropout = 0,
    LayerOptions? options = null)
    : UnitsCell(
        units,
        new(activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout),
        options)
{
    private protected override int Gates => 1;

    internal override Tensor? Fused(Tensor x, Tensor[] states, bool eachStep, bool lastStates, bool firstGiven) =>
        HasName(base.activation, "tanh")
            ? RecurrentTensors.Simple(eachStep, firstGiven, [x, StackedWeights(), .. states]) : null;

    private protected override Tensor[] Step(Tensor x, Tensor[] states, bool training)
    {
        var product = Biased(DropInput(x, training).matMul(Kernel!.read()));
        var h = base.activation.apply(product.add(DropState(states[0], training).matMul(RecurrentKernel!.read())));
        return [h, h];
    }
}
