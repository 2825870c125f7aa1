using Strata.Ops.Recurrent;

namespace Strata.Layers.Recurrent;

/// <summary>
/// One step of an <see cref="LSTM"/>.
/// <para>Input: [batch, d], h and c [batch, units]. Output: h, h, c. Weights: kernel [d, 4·units], recurrent_kernel
/// [units, 4·units], bias [4·units], gates in the order i, f, c, o.</para>
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
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="recurrentConstraint">What the recurrent kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="dropout">The part of the inputs that is dropped in training, cut to [0, 1].</param>
/// <param name="recurrentDropout">The part of the states that is dropped in training, cut to [0, 1].</param>
/// <param name="implementation">Kept for files; changes nothing.</param>
/// <param name="options">What every layer takes.</param>
public sealed class LSTMCell(
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
    Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null,
    double dropout = 0,
    double recurrentDropout = 0,
    int implementation = 1,
    LayerOptions? options = null)
    : UnitsCell(
        units,
        new(activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout),
        options)
{
    /// <summary>Applied to the gates.</summary>
    public ActivationFunction recurrentActivation { get; } = recurrentActivation ?? "hardSigmoid";

    /// <summary>Whether the forget gate's bias starts with ones.</summary>
    public bool unitForgetBias { get; } = unitForgetBias;

    /// <summary>Kept for files.</summary>
    public int implementation { get; } = implementation;

    /// <inheritdoc/>
    public override int[] stateSize => [base.units, base.units];

    private protected override int Gates => 4;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        base.build(inputShape);
        if (unitForgetBias) SetForgetBias(base.units);
    }

    private protected override Tensor[] Step(Tensor x, Tensor[] states, bool training)
    {
        var product = DropInput(x, training).matMul(Kernel!.read())
            .add(DropState(states[0], training).matMul(RecurrentKernel!.read()));
        var z = Biased(product).split(4, 1);
        Tensor i = recurrentActivation.apply(z[0]), f = recurrentActivation.apply(z[1]);
        var c = f.mul(states[1]).add(i.mul(base.activation.apply(z[2])));
        var h = recurrentActivation.apply(z[3]).mul(base.activation.apply(c));
        return [h, h, c];
    }

    internal override Tensor? Fused(Tensor x, Tensor[] states, bool eachStep, bool lastStates, bool firstGiven)
    {
        bool isHard = HasName(recurrentActivation, "hardSigmoid");
        if (!HasName(base.activation, "tanh") || (!isHard && !HasName(recurrentActivation, "sigmoid"))) return null;
        return RecurrentTensors.Lstm(isHard, eachStep, lastStates, firstGiven, [x, StackedWeights(), .. states]);
    }
}
