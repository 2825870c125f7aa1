using Strata.Initializers;

namespace Strata.Layers.Basic;

/// <summary>
/// activation(x · kernel + bias) along the last axis.
/// <para>Input: [batch, …, d]. Output: [batch, …, units]. Weights: kernel [d, units], bias [units].</para>
/// </summary>
/// <param name="units">The length of the output's last axis, at least 1.</param>
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
public sealed class Dense(
    int units,
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
    : Layer(options)
{
    private LayerVariable? kernel;
    private LayerVariable? bias;

    /// <summary>The length of the output's last axis.</summary>
    public int units { get; } = Positive.Checked(nameof(units), units);

    /// <summary>Applied to the result.</summary>
    public ActivationFunction activation { get; } = activation ?? "linear";

    /// <summary>Whether a bias is added.</summary>
    public bool useBias { get; } = useBias;

    /// <summary>First values of the kernel.</summary>
    public Initializer kernelInitializer { get; } = kernelInitializer ?? new GlorotNormal();

    /// <summary>First values of the bias.</summary>
    public Initializer biasInitializer { get; } = biasInitializer ?? new Zeros();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? kernelRegularizer { get; } = kernelRegularizer;

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? biasRegularizer { get; } = biasRegularizer;

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; } = activityRegularizer;

    /// <summary>What the kernel is projected to.</summary>
    public Constraint? kernelConstraint { get; } = kernelConstraint;

    /// <summary>What the bias is projected to.</summary>
    public Constraint? biasConstraint { get; } = biasConstraint;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        new InputSpec { minNDim = 2 }.Check(name, 0, inputShape, dtype);
        int length = inputShape.Known(-1, name);
        kernel = addWeight(
            "kernel", [length, units], kernelInitializer, kernelRegularizer, constraint: kernelConstraint);
        bias = useBias
            ? addWeight("bias", [units], biasInitializer, biasRegularizer, constraint: biasConstraint) : null;
        inputSpec = [new InputSpec { minNDim = 2, axes = new Dictionary<int, int> { [-1] = length } }];
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => inputShape.With(-1, units);

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input.toFloat();
        var rows = x.rank == 2 ? x : x.reshape([-1, x.Dims[-1]]);
        var y = rows.matMul(kernel!.read());
        if (bias is not null) y = y.add(bias.read());
        y = activation.apply(y);
        return x.rank == 2 ? y : y.ReshapeTo(x.Dims.With(-1, units));
    }
}
