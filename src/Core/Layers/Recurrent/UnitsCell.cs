using Strata.Initializers;
using Strata.Ops;
using Strata.Tensors;

namespace Strata.Layers.Recurrent;

/// <summary>What cells of units have in common: kernel, recurrent kernel and bias, one part for each gate.</summary>
public abstract class UnitsCell : RNNCell
{
    private int draws;
    private Tensor? inputMask, stateMask;

    private protected UnitsCell(RecurrentSettings settings, LayerOptions? options)
        : base(options)
    {
        units = Positive.Checked(nameof(units), settings.Units);
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

    /// <summary>The length of the state and the output.</summary>
    public int units { get; }

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

    /// <inheritdoc/>
    public override int[] stateSize => [units];

    private protected LayerVariable? Kernel { get; private set; }

    private protected LayerVariable? RecurrentKernel { get; private set; }

    private protected LayerVariable? Bias { get; private set; }

    /// <summary>How many gates there are, each with its columns of the weights.</summary>
    private protected abstract int Gates { get; }

    /// <summary>The shape of the bias.</summary>
    private protected virtual Shape BiasShape => [Gates * units];

    /// <summary>First values of the bias.</summary>
    private protected virtual Initializer BiasStart => biasInitializer;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        int features = inputShape.Known(-1, name);
        Kernel = addWeight(
            "kernel", [features, Gates * units], kernelInitializer, kernelRegularizer, constraint: kernelConstraint);
        RecurrentKernel = addWeight(
            "recurrent_kernel", [units, Gates * units], recurrentInitializer, recurrentRegularizer,
            constraint: recurrentConstraint);
        Bias = useBias
            ? addWeight("bias", BiasShape, BiasStart, biasRegularizer, constraint: biasConstraint) : null;
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        if (inputs.Length != stateSize.Length + 1)
        {
            throw new ArgumentException($"Layer {name}: expected the input and {stateSize.Length} states, received " +
                $"{inputs.Length} tensors.");
        }

        var x = Dropped(inputs[0].toFloat(), dropout, arguments.training, ref inputMask);
        Tensor[] states = [Dropped(inputs[1], recurrentDropout, arguments.training, ref stateMask), .. inputs[2..]];
        return Step(x, states, inputs[1]);
    }

    /// <summary>Output and new states of a step.</summary>
    /// <param name="x">The input.</param>
    /// <param name="states">The states, a part of h dropped.</param>
    /// <param name="h">The state h, nothing dropped.</param>
    private protected abstract Tensor[] Step(Tensor x, Tensor[] states, Tensor h);

    internal override void BeginSequence() => inputMask = stateMask = null;

    /// <summary>Whether a step draws random numbers.</summary>
    internal bool Drops(bool training) => training && (dropout is > 0 and < 1 || recurrentDropout is > 0 and < 1);

    /// <summary>
    /// The whole sequence at once, if backends know the cell: h after each step or after the last one, and then, of a
    /// cell with a second state, the last of that, if asked for.
    /// </summary>
    internal virtual Tensor? Fused(Tensor x, Tensor[] states, bool eachStep, bool lastStates, bool firstGiven) => null;

    /// <summary>Kernel, recurrent kernel and bias one below the other.</summary>
    private protected Tensor StackedWeights() => Tensor.Join(
        [
            Kernel!.read(), RecurrentKernel!.read(),
            Bias is null ? Zeros(1, Gates * units) : Bias.read().ReshapeTo([1, Gates * units]),
        ], 0);

    private protected static Tensor Zeros(int rows, int columns) =>
        Tensor.Apply(new Ops.Creation.Fill([rows, columns], DType.float32, 0));

    private protected bool HasName(ActivationFunction function, string wanted) =>
        function is Activations.NamedActivation && function.getClassName() == wanted;

    private protected Tensor Biased(Tensor z) => Bias is null ? z : z.add(Bias.read());

    private Tensor Dropped(Tensor x, double rate, bool training, ref Tensor? mask)
    {
        if (!training || rate is <= 0 or >= 1) return x;
        mask ??= RandomTensors.FreshUniform(x.Dims, null, ref draws).greaterEqual(rate).toFloat().div(1 - rate);
        return x.mul(mask);
    }
}
