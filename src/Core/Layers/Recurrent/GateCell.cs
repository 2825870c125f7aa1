using Strata.Initializers;
using Strata.Ops;

namespace Strata.Layers.Recurrent;

/// <summary>What cells with a kernel, a recurrent kernel and a bias have in common.</summary>
public abstract class GateCell : RNNCell
{
    private readonly Tensor?[] inputMasks = new Tensor?[4], stateMasks = new Tensor?[4];

    private protected GateCell(RecurrentSettings settings, LayerOptions? options)
        : base(options)
    {
        activation = settings.Activation ?? "tanh";
        useBias = settings.UseBias;
        kernelInitializer = settings.KernelInitializer ?? new GlorotNormal();
        recurrentInitializer = settings.RecurrentInitializer ?? new Orthogonal();
        biasInitializer = settings.BiasInitializer ?? new Zeros();
        kernelRegularizer = settings.KernelRegularizer;
        recurrentRegularizer = settings.RecurrentRegularizer;
        biasRegularizer = settings.BiasRegularizer;
        kernelConstraint = settings.KernelConstraint;
        recurrentConstraint = settings.RecurrentConstraint;
        biasConstraint = settings.BiasConstraint;
        dropout = Math.Clamp(settings.Dropout, 0, 1);
        recurrentDropout = Math.Clamp(settings.RecurrentDropout, 0, 1);
    }

    /// <summary>Applied to the state's candidate.</summary>
    public ActivationFunction activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool useBias { get; }

    /// <summary>First values of the kernel.</summary>
    public Initializer kernelInitializer { get; }

    /// <summary>First values of the recurrent kernel.</summary>
    public Initializer recurrentInitializer { get; }

    /// <summary>First values of the bias.</summary>
    public Initializer biasInitializer { get; }

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? kernelRegularizer { get; }

    /// <summary>A penalty on the recurrent kernel.</summary>
    public Regularizer? recurrentRegularizer { get; }

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? biasRegularizer { get; }

    /// <summary>What the kernel is projected to.</summary>
    public Constraint? kernelConstraint { get; }

    /// <summary>What the recurrent kernel is projected to.</summary>
    public Constraint? recurrentConstraint { get; }

    /// <summary>What the bias is projected to.</summary>
    public Constraint? biasConstraint { get; }

    /// <summary>The part of the inputs that is dropped in training.</summary>
    public double dropout { get; }

    /// <summary>The part of the states that is dropped in training.</summary>
    public double recurrentDropout { get; }

    private protected LayerVariable? Kernel { get; private set; }

    private protected LayerVariable? RecurrentKernel { get; private set; }

    private protected LayerVariable? Bias { get; private set; }

    private protected void AddWeights(Shape kernel, Shape recurrentKernel, Shape bias)
    {
        Kernel = addWeight("kernel", kernel, kernelInitializer, kernelRegularizer, constraint: kernelConstraint);
        RecurrentKernel = addWeight(
            "recurrent_kernel", recurrentKernel, recurrentInitializer, recurrentRegularizer,
            constraint: recurrentConstraint);
        Bias = useBias
            ? addWeight("bias", bias, biasInitializer, biasRegularizer, constraint: biasConstraint) : null;
    }

    /// <summary>Sets the forget gate's bias, the second of four parts, to ones.</summary>
    private protected void SetForgetBias(int units)
    {
        if (Bias is null) return;
        Tensor first = Bias.read().slice([0], [units]), last = Bias.read().slice([2 * units], [2 * units]);
        Bias.write(first.concat(first.onesLike()).concat(last));
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        if (inputs.Length != stateSize.Length + 1)
        {
            throw new ArgumentException($"Layer {name}: expected the input and {stateSize.Length} states, received " +
                $"{inputs.Length} tensors.");
        }

        return Step(inputs[0].toFloat(), inputs[1..], arguments.training);
    }

    internal override void BeginSequence()
    {
        Array.Clear(inputMasks);
        Array.Clear(stateMasks);
    }

    /// <summary>Whether a step draws random numbers.</summary>
    internal bool Drops(bool training) => training && (dropout is > 0 and < 1 || recurrentDropout is > 0 and < 1);

    /// <summary>Output and new states of a step.</summary>
    private protected abstract Tensor[] Step(Tensor x, Tensor[] states, bool training);

    /// <summary>The input, in training a part of it dropped: the same part at all steps.</summary>
    private protected Tensor DropInput(Tensor x, bool training, int gate = 0) =>
        Dropped(x, dropout, training, ref inputMasks[gate]);

    /// <summary>The state, in training a part of it dropped: the same part at all steps.</summary>
    private protected Tensor DropState(Tensor h, bool training, int gate = 0) =>
        Dropped(h, recurrentDropout, training, ref stateMasks[gate]);

    private protected static bool HasName(ActivationFunction function, string wanted) =>
        function is Activations.NamedActivation && function.getClassName() == wanted;

    private Tensor Dropped(Tensor x, double rate, bool training, ref Tensor? mask)
    {
        if (!training || rate is <= 0 or >= 1) return x;
        mask ??= RandomTensors.FreshUniform(x.Dims).greaterEqual(rate).toFloat().div(1 - rate);
        return x.mul(mask);
    }
}
