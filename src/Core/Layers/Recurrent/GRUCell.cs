using Strata.Ops.Recurrent;

namespace Strata.Layers.Recurrent;

/// <summary>
/// One step of a <see cref="GRU"/>.
/// <para>Input: [batch, d], h [batch, units]. Output: h, h. Weights: kernel [d, 3·units], recurrent_kernel
/// [units, 3·units], bias [3·units] or, with resetAfter, [2, 3·units] (of the input, of the state), gates in the order
/// z, r, h.</para>
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
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="recurrentConstraint">What the recurrent kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="dropout">The part of the inputs that is dropped in training, cut to [0, 1].</param>
/// <param name="recurrentDropout">The part of the states that is dropped in training, cut to [0, 1].</param>
/// <param name="implementation">Kept for files; changes nothing.</param>
/// <param name="resetAfter">Whether the reset gate works behind the product, as Keras has it; false by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class GRUCell(
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
    Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null,
    double dropout = 0,
    double recurrentDropout = 0,
    int implementation = 1,
    bool resetAfter = false,
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

    /// <summary>Kept for files.</summary>
    public int implementation { get; } = implementation;

    /// <summary>Whether the reset gate works behind the product.</summary>
    public bool resetAfter { get; } = resetAfter;

    private protected override int Gates => 3;

    private protected override Shape BiasShape => resetAfter ? [2, 3 * base.units] : [3 * base.units];

    internal override Tensor? Fused(Tensor x, Tensor[] states, bool eachStep, bool lastStates, bool firstGiven)
    {
        bool isHard = HasName(recurrentActivation, "hardSigmoid");
        if (!HasName(base.activation, "tanh") || (!isHard && !HasName(recurrentActivation, "sigmoid"))) return null;
        var weights = resetAfter ? WeightsOfFourGates() : StackedWeights();
        return RecurrentTensors.Gru(resetAfter, isHard, eachStep, firstGiven, [x, weights, .. states]);
    }

    private protected override Tensor[] Step(Tensor x, Tensor[] states, bool training)
    {
        int u = base.units;
        var h = DropState(states[0], training);
        var product = DropInput(x, training).matMul(Kernel!.read());
        if (Bias is not null) product = product.add(BiasOf(0));
        Tensor recurrent = RecurrentKernel!.read(), behind;
        var inner = h.matMul(resetAfter ? recurrent : recurrent.slice([0, 0], [-1, 2 * u]));
        if (resetAfter && Bias is not null) inner = inner.add(BiasOf(1));
        Tensor Gate(int gate) => recurrentActivation.apply(
            product.slice([0, gate * u], [-1, u]).add(inner.slice([0, gate * u], [-1, u])));
        Tensor z = Gate(0), r = Gate(1);
        if (resetAfter) behind = r.mul(inner.slice([0, 2 * u], [-1, u]));
        else behind = r.mul(h).matMul(recurrent.slice([0, 2 * u], [-1, u]));
        var candidate = base.activation.apply(product.slice([0, 2 * u], [-1, u]).add(behind));
        var next = z.mul(h).add(z.neg().add(1).mul(candidate));
        return [next, next];
    }

    private Tensor BiasOf(int part) =>
        resetAfter ? Bias!.read().slice([part, 0], [1, -1]).ReshapeTo([3 * base.units]) : Bias!.read();

    // z, r, then input's and state's part of the candidate: each row of the weights reaches only its own.
    private Tensor WeightsOfFourGates()
    {
        int u = base.units;
        Tensor kernel = Kernel!.read(), recurrent = RecurrentKernel!.read();
        var top = kernel.concat(Zeros(kernel.Dims[0], u), 1);
        var middle = Tensor.Join(
            [recurrent.slice([0, 0], [-1, 2 * u]), Zeros(u, u), recurrent.slice([0, 2 * u], [-1, u])], 1);
        if (Bias is null) return Tensor.Join([top, middle, Zeros(1, 4 * u)], 0);
        Tensor ofInput = BiasOf(0), ofState = BiasOf(1);
        var both = ofInput.slice([0], [2 * u]).add(ofState.slice([0], [2 * u]));
        var bias = Tensor.Join([both, ofInput.slice([2 * u], [u]), ofState.slice([2 * u], [u])], 0);
        return Tensor.Join([top, middle, bias.ReshapeTo([1, 4 * u])], 0);
    }
}
